"""What to say in an interview and what to write after it: two pitches and the draft of a letter of thanks.

Every sentence is the freelancer's own, from the profile and the evidence that was matched; labels alone join them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gigfolio.model.private import Interview
from gigfolio.model.values import Value
from gigfolio.papers.compose import compose
from gigfolio.papers.interview import Goal, InterviewSheet, Proof
from gigfolio.papers.paper import Made, Paper, Sheet, Source
from gigfolio.papers.prep import SPOKEN
from gigfolio.papers.proofs import sentences
from gigfolio.words import Words

WORDS_A_MINUTE = 150  # calm speech
SHORT, LONG = 75, 300  # words of a pitch of 30 seconds, and of 2 minutes


class Pitch(Value, frozen=True, kw_only=True):
    """Paragraphs to say aloud, and how many seconds they take."""

    seconds: int
    paragraphs: tuple[str, ...]


class SpeakingSheet(Sheet, frozen=True, kw_only=True):
    """Templates: papers/speaking.html and papers/speaking.typ.

    `long` is left out where it would say no more than `short`; `letter` holds paragraphs, `goals` what they want as the
    letter quotes it, `send` the day to send it by.
    """

    printed: str
    short: Pitch
    long: Pitch | None = None
    greeting: str = ""
    thanks: str = ""
    goals: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    send: str = ""


def papers(source: Source) -> Made:
    """Return interviews/NAME-words for each interview that there is something to say in."""
    made = (_of(interview, source) for interview in source.private.interviews)
    return Made(tuple(paper for paper in made if paper is not None))


def _of(interview: Interview, source: Source) -> Paper | None:
    found = compose(interview, source).sheet
    short, long = _pitches(found, source)
    if not short.paragraphs:
        return None
    words, profile = source.words, source.site.profile
    names = ", ".join(person.name for person in interview.client.people)
    about = interview.engagement
    sheet = SpeakingSheet(
        **source.common(words("paper_words", client=interview.client.name)),
        printed=found.printed,
        short=short,
        long=long if long.seconds > short.seconds else None,
        greeting=words("paper_dear", names=names) if names else words("paper_hello"),
        thanks=words("paper_thanks_about", job=about) if about else words("paper_thanks"),
        goals=() if found.goals_are_needs else tuple(goal.text for goal in found.goals),
        proofs=tuple(_line(proof, words) for proof in found.proofs if _line(proof, words)),
        signature=tuple(
            part for part in (profile.name, profile.contact.email, source.site.settings.url) if part
        ),
        send=found.follow_up[0].date if found.follow_up else "",
    )
    return Paper(
        output=f"interviews/{interview.id}{SPOKEN}",
        html="papers/speaking.html",
        pdf="papers/speaking.typ",
        sheet=sheet,
        fit=interview.fit,
        source=f"private/interviews/{interview.id}.md",
        about=interview.client.name,
        date=interview.when[:10],
    )


def _pitches(sheet: InterviewSheet, source: Source) -> tuple[Pitch, Pitch]:
    """The short one has the first of everything, the long one all of it, each as far as its words go."""
    profile, words = source.site.profile, source.words
    me = words("paper_pitch_name", name=profile.name)
    opening = [_ended(text) for text in (profile.headline,) if text]
    told = sentences(profile.summary)
    first = (
        [me, *opening, *told[:1]],
        *(_proven(proof, sheet.goals, words)[:3] for proof in sheet.proofs[:1]),
        list(sheet.questions[:1]),
    )
    every = (
        [me, *opening, *told],
        *(_proven(proof, sheet.goals, words) for proof in sheet.proofs),
        *([story.situation, story.action, story.result] for story in sheet.stories[:1]),
        list(sheet.questions[:1]),
    )
    return _pitch(first, SHORT), _pitch(every, LONG)


def _proven(proof: Proof, goals: Iterable[Goal], words: Words) -> list[str]:
    """What they want, and the evidence for it."""
    wanted = next((goal.text for goal in goals if goal.number in proof.answers), "") or "; ".join(proof.needs)
    asked = [words("paper_pitch_goal", goal=wanted.rstrip("."))] if wanted else []
    return [*asked, *_evidence(proof, words), *([_ended(proof.evidence)] if proof.evidence else [])]


def _evidence(proof: Proof, words: Words) -> Iterator[str]:
    said = words("paper_pitch_proof", title=proof.title, said=proof.say) if proof.say else ""
    if said:
        yield _ended(said)
    if _figure(proof, words):
        yield _ended(_figure(proof, words))


def _figure(proof: Proof, words: Words) -> str:
    if not (proof.metric and proof.measure):
        return ""
    if proof.before:
        return words("paper_change", measure=proof.measure, before=proof.before, after=proof.metric)
    return words("paper_measured", measure=proof.measure, value=proof.metric)


def _line(proof: Proof, words: Words) -> str:
    """A proof as a line of the letter: whose it was, and what came of it."""
    said = _figure(proof, words) or proof.say
    return words("paper_pitch_proof", title=proof.title, said=said) if said else ""


def _pitch(paragraphs: Iterable[Iterable[str]], limit: int) -> Pitch:
    """Sentences in their order while there are words left; one that is too long is passed over."""
    left, kept = limit, []
    for paragraph in paragraphs:
        chosen = []
        for sentence in paragraph:
            count = len(sentence.split())
            if sentence and count <= left:
                chosen.append(sentence)
                left -= count
        if chosen:
            kept.append(" ".join(chosen))
    return Pitch(seconds=round((limit - left) * 60 / WORDS_A_MINUTE), paragraphs=tuple(kept))


def _ended(text: str) -> str:
    return text if text.rstrip("”\"'’)")[-1:] in tuple(".!?…") else f"{text}."
