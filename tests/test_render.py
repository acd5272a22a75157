"""A page's bytes, and what is remembered of how they came about."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from gigfolio.content.loader import load_settings
from gigfolio.errors import GigfolioError
from gigfolio.images import PictureStore
from gigfolio.model.values import Body, Hole, Picture
from gigfolio.render import PLACEHOLDERS, Renderer
from gigfolio.snapshot import Snapshot
from gigfolio.theme import Theme
from gigfolio.views import CardText, RedirectContext

CONTEXT = RedirectContext(target="/t/", absolute_target="", language="en")
Make = Callable[..., Renderer]


def png(shade: int) -> bytes:
    memory = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 100, 50)).save(memory, "PNG")
    return memory.getvalue()


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A renderer whose template redirect.html is the text given."""

    def made(template: str, settings: bytes = b"") -> Renderer:
        shared = b"url: https://a.example/work/\nimages: {widths: [32], formats: [avif, webp]}\n"
        files = {"gigfolio.yaml": shared + settings}
        files |= {f"content/{n}.png": png(n) for n in range(PLACEHOLDERS + 5)}
        files["theme/templates/redirect.html"] = template.encode()
        snapshot = Snapshot.of(files)
        loaded, _ = load_settings(snapshot)
        theme = Theme.load(loaded, snapshot)
        pictures = PictureStore(snapshot.read, snapshot.files, loaded.images, tmp_path / "images")
        return Renderer(
            theme, pictures, loaded, lambda path: snapshot.files.get(path, "absent"), tmp_path / "t"
        )

    return made


def test_links_stand_below_the_base_path_and_relative_in_papers(make: Make) -> None:
    renderer = make("{{ 'a.css'|href }} {{ asset('fonts/sans-latin.woff2') }}")
    public = renderer.render("redirect.html", CONTEXT).data.decode()
    private = renderer.render("redirect.html", CONTEXT, base="../").data.decode()
    assert public.startswith("/work/a.css /work/assets/sans-latin-")
    assert private.startswith("../a.css ../assets/sans-latin-")


def test_a_file_that_two_roles_share_is_preloaded_once(make: Make) -> None:
    renderer = make("{{ font_preloads()|join(' ') }}", b"theme_options: {fonts: vazirmatn}\n")
    found = renderer.render("redirect.html", CONTEXT).data.decode().split()
    assert found
    assert len(set(found)) == len(found)


def test_templates_and_files_that_were_used_are_inputs(make: Make) -> None:
    template = "{% import 'partials/parts.html' as p %}{{ image(target_picture).width }}"
    renderer = make(template.replace("target_picture", "pictures[0]"))
    renderer._environment.globals["pictures"] = [Picture(src="content/3.png")]
    rendered = renderer.render("redirect.html", CONTEXT)
    assert rendered.data == b"64"
    assert set(rendered.inputs) == {
        "theme:templates/redirect.html", "theme:templates/partials/parts.html", "file:content/3.png",
    }  # fmt: skip
    assert {row.format for row in rendered.derivatives} == {"avif", "webp"}


def test_nothing_of_one_page_is_left_for_the_next(make: Make) -> None:
    renderer = make("{% if target == '/t/' %}{{ asset('fonts/sans-latin.woff2') }}{% endif %}")
    assert "theme:fonts/sans-latin.woff2" in renderer.render("redirect.html", CONTEXT).inputs
    other = RedirectContext(target="/u/", absolute_target="")
    assert set(renderer.render("redirect.html", other).inputs) == {"theme:templates/redirect.html"}


def test_only_the_first_pictures_of_a_page_carry_a_placeholder(make: Make) -> None:
    renderer = make("{% for p in pictures %}{{ 1 if image(p).placeholder else 0 }}{% endfor %}")
    pictures = [Picture(src=f"content/{n}.png") for n in range(PLACEHOLDERS + 5)]
    renderer._environment.globals["pictures"] = [pictures[0], *pictures]
    shown = renderer.render("redirect.html", CONTEXT).data.decode()
    assert shown == "1" * (PLACEHOLDERS + 1) + "0" * 5


def test_text_is_escaped_and_markdown_s_html_is_not(make: Make) -> None:
    renderer = make("{{ target }}{{ content|body }}")
    renderer._environment.globals["content"] = Body(parts=("<p>a &amp; b</p>",))
    context = RedirectContext(target="<b>", absolute_target="")
    assert renderer.render("redirect.html", context).data == b"&lt;b&gt;<p>a &amp; b</p>"


def test_a_feed_has_whole_addresses_and_plain_images(make: Make) -> None:
    renderer = make("{{ content|feed_html('https://a.example/work/') }}")
    hole = Hole(kind="picture", picture=Picture(src="content/1.png", alt='a "b"'))
    renderer._environment.globals["content"] = Body(
        parts=('<a href="/work/x/">x</a><a href="#y">y</a>', hole)
    )
    html = renderer.render("redirect.html", CONTEXT).data.decode()
    assert "href=&#34;https://a.example/work/x/&#34;" in html
    assert "href=&#34;#y&#34;" in html
    assert "src=&#34;https://a.example/work/images/" in html


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("one\n{{ nothing }}", "theme/templates/redirect.html:2:1: 'nothing' is undefined"),
        ("one\n{% if %}", "theme/templates/redirect.html:2:1: Expected an expression, got 'end of statement block'"),
        ("{{ 'x'|no_such }}", "theme/templates/redirect.html:1:1: No filter named 'no_such'."),
        ("\n\n{{ target.x.y }}", "theme/templates/redirect.html:3:1: 'str object' has no attribute 'x'"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_user_s_template_has_its_line(make: Make, template: str, message: str) -> None:
    with pytest.raises(GigfolioError) as caught:
        make(template).render("redirect.html", CONTEXT)
    assert str(caught.value) == message


def test_a_home_card_shows_the_work_where_its_design_says_so(make: Make) -> None:
    picture, work = Picture(src="content/1.png"), Picture(src="content/2.png")
    card = CardText(kind="home", headline="Maps", name="Ada", picture=picture, work=work)
    renderer = make("")
    plain = renderer.render("card.yaml", card)
    renderer._theme.card_design = msgspec.structs.replace(renderer._theme.card_design, home_picture="work")
    changed = renderer.render("card.yaml", card)
    assert ("file:content/1.png" in plain.inputs, "file:content/2.png" in plain.inputs) == (True, False)
    assert ("file:content/1.png" in changed.inputs, "file:content/2.png" in changed.inputs) == (False, True)
