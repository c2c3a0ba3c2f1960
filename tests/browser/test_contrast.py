"""What the pages draw themselves can be read, and fields and buttons have an edge that is seen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.test_axe import SCHEMES, switch_to
from tests.browser.watching import whole_page

OPEN_PLACE = "/?from=2019-10-26&to=2019-10-26&open=1526384"
TEXTS = [
    ".headline h1",
    ".headline p",
    ".headline .checked",
    ".place .figure",
    ".place .quiet",
    ".report .head",
    ".report blockquote",
    ".report a",
    "[data-testid=stTextInputField]::placeholder",
    "[data-testid=stMultiSelect] input::placeholder",
    "[data-testid=stTab][aria-selected=true] p",
    "[data-variant][data-selected=true] p",
    "[data-testid=stCaptionContainer] p",
]
EDGES = [
    "[data-testid=stTextInputRootElement]",
    "[data-testid=stMultiSelect] [role=group]",
    "[data-testid=stPopoverButton]",
    "[data-testid=stBaseButton-secondary]",
    ".report",
]

CONTRAST = """([selector, property]) => {
    const pencil = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const read = (color) => {
        pencil.clearRect(0, 0, 1, 1);
        pencil.fillStyle = color;
        pencil.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = pencil.getImageData(0, 0, 1, 1).data;
        return { rgb: [red, green, blue], alpha: alpha / 255 };
    };
    const over = (above, below, share) => above.map((c, i) => share * c + (1 - share) * below[i]);
    const [name, pseudo] = selector.split("::");
    const element = document.querySelector(name);
    const style = getComputedStyle(element, pseudo ? `::${pseudo}` : null);

    const around = [];
    const first = property === "color" ? element : element.parentElement;
    for (let node = first; node; node = node.parentElement) around.push(getComputedStyle(node));
    const ground = around.reduceRight((below, { backgroundColor }) => {
        const { rgb, alpha } = read(backgroundColor);
        return over(rgb, below, alpha);
    }, [255, 255, 255]);
    const opacity = [...around, pseudo ? style : { opacity: 1 }]
        .reduce((share, { opacity }) => share * Number(opacity), 1);
    const { rgb, alpha } = read(style[property]);
    const color = over(rgb, ground, alpha * opacity);

    const luminance = (parts) => parts
        .map((c) => c / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const [dark, light] = [luminance(color), luminance(ground)].sort((one, two) => one - two);
    return (light + 0.05) / (dark + 0.05);
}"""


def too_weak(
    page: Page, selectors: list[str], name: str, *, least: float
) -> dict[tuple[str, str], float]:
    """The contrasts below the least one, light and dark."""
    found = {}
    for scheme in SCHEMES:
        switch_to(page, scheme)
        for selector in selectors:
            found[scheme, selector] = page.evaluate(CONTRAST, [selector, name])
    return {where: contrast for where, contrast in found.items() if contrast < least}


def test_texts_have_a_contrast_of_four_and_a_half_edges_of_three_and_what_is_chosen_has_a_mark(
    visit: Callable[..., Page],
) -> None:
    page = visit(OPEN_PLACE)
    whole_page(page)

    assert too_weak(page, TEXTS, "color", least=4.5) == {}
    assert too_weak(page, EDGES, "borderLeftColor", least=3) == {}

    mark = "(element) => getComputedStyle(element, '::before').content"
    chosen = page.locator("[data-variant][data-selected=true] p")
    others = page.locator("[data-variant]:not([data-selected=true]) p")

    for scheme in SCHEMES:
        switch_to(page, scheme)

        assert all("✓" in one.evaluate(mark) for one in chosen.all())
        assert not any("✓" in one.evaluate(mark) for one in others.all())
        assert chosen.count() == 3
