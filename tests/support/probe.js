// What is wrong with a page as it stands at this width: a list of sentences, empty when nothing is.
// `over` is how many pixels a line may reach beyond the page's edge.
over => {
  const wide = document.documentElement.clientWidth, said = new Set();
  const say = (what, e) => said.add(`${what}: ${e.tagName.toLowerCase()}.${e.className} "${(e.textContent || "").trim().slice(0, 40)}"`);
  if (document.documentElement.scrollWidth > innerWidth + over) said.add(`scrolls sideways to ${document.documentElement.scrollWidth}`);
  const hidden = e => e.closest(".visually-hidden, .skip, .lightbox, [hidden], title");
  const scrolls = e => { for (let p = e; p && p !== document.body; p = p.parentElement) if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true };
  // In a dense list a line may end in an ellipsis: its page has the whole of it.
  const shortened = e => { for (let p = e.closest(".is-dense *"); p && !p.matches(".is-dense"); p = p.parentElement) if (getComputedStyle(p).textOverflow === "ellipsis") return true };
  // A diagram may show a part of itself: what it says stands beside it, for those who cannot see it too.
  const windowed = e => { for (let p = e; p && p !== document.body; p = p.parentElement) if (/hidden|clip/.test(getComputedStyle(p).overflowX) && p.querySelector("svg[role=img]")) return true };
  const boxes = [];
  for (const e of document.body.querySelectorAll("*")) {
    if (hidden(e) || !e.checkVisibility({checkVisibilityCSS: true}) || shortened(e) || windowed(e)) continue;
    const style = getComputedStyle(e);
    if (style.animationName !== "none" || parseFloat(style.transitionDuration) > 0) say("moves although motion is unwanted", e);
    if (/hidden|clip/.test(style.overflowX) && e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 1 + (parseFloat(style.overflowClipMargin) || 0)) say("is cut", e);
    const text = [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim());
    if (!text.length || e.closest("svg") || e.clientWidth === 1) continue;
    const range = document.createRange();
    for (const node of text) {
      range.selectNodeContents(node);
      for (const r of range.getClientRects()) {
        if (r.width < 2) continue;
        if ((r.left < -over || r.right > wide + over) && !scrolls(e)) say("leaves the page", e);
        const slim = Math.min(r.height * .3, 14);
        if (!e.closest("[aria-hidden=true]")) boxes.push([r.left + 1, r.top + slim, r.right - 1, r.bottom - slim, e]);
      }
    }
  }
  for (let i = 0; i < boxes.length; i++)
    for (let k = i + 1; k < boxes.length; k++) {
      const a = boxes[i], b = boxes[k];
      if (a[4] !== b[4] && a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) say(`lies over "${a[4].textContent.trim().slice(0, 30)}"`, b[4]);
    }
  for (const e of document.querySelectorAll("main section, main ul, main ol, main dl, main table"))
    if (!hidden(e) && e.checkVisibility() && !e.innerText.trim() && !e.querySelector("img, svg")) say("is empty", e);
  for (const image of document.images)
    if (image.checkVisibility() && image.complete && image.naturalWidth && getComputedStyle(image).objectFit === "fill") {
      const box = image.getBoundingClientRect();
      if (box.height > 4 && Math.abs(box.width / box.height / (image.getAttribute("width") / image.getAttribute("height")) - 1) > .03) say("is stretched", image);
    }
  return [...said].slice(0, 12);
}
