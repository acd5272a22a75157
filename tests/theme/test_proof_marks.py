from __future__ import annotations

import pytest

from gigfolio.theme.proof_marks import marked

DEL, INS = '<span class="visually-hidden">deleted: </span>', '<span class="visually-hidden">inserted: </span>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They met in ~~the~~ spring.", f"They met in <del>{DEL}the</del> spring."),
        ("~~did so~~ {++did++}, and", f"<del>{DEL}did so</del> <ins>{INS}did</ins>, and"),
        ("From *Lavvande*, 5 * 3 * 2", "From <em>Lavvande</em>, 5 * 3 * 2"),
        ("{++over\ntwo lines++}", f"<ins>{INS}over\ntwo lines</ins>"),
        ("~~open, {++open, *open", "~~open, {++open, *open"),
        ("<b> & 'q' {++<i>++}", f"&lt;b&gt; &amp; &#39;q&#39; <ins>{INS}&lt;i&gt;</ins>"),
        ("", ""),
    ],
)
def test_corrections_show_and_all_else_is_plain_text(text: str, shown: str) -> None:
    assert marked(text, "deleted:", "inserted:") == shown
