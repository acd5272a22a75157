(() => {
  "use strict";
  const STATE = "gigfolio-page";
  const KEEPS_OPEN = new Set(["DETAILS", "DIALOG"]);
  document.currentScript.remove();
  let { page: shown, problems, socket: channel } = take(document);

  /** Take the server's own elements out of a document; return what they say, or null. */
  function take(of) {
    const data = of.getElementById(STATE);
    if (!data) return null;
    if (data.nextSibling && data.nextSibling.nodeName === "SCRIPT") data.nextSibling.remove();
    data.remove();
    return JSON.parse(data.textContent);
  }

  // Following changes: whatever the server says, the page is asked for again and compared.
  let waiting = null;
  let busy = false;

  async function refresh(files) {
    waiting = [...(waiting || []), ...files];
    if (busy) return;
    busy = true;
    try {
      while (waiting) {
        const changed = waiting;
        waiting = null;
        await look(changed);
      }
    } catch {
      // The server is gone; a new connection looks again.
    } finally {
      busy = false;
    }
  }

  async function look(files) {
    const response = await fetch(location.href, { cache: "no-cache" });
    if (response.redirected) return location.replace(response.url);
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const state = take(next);
    if (!state) return location.reload();
    show(state.problems);
    if (state.page !== shown) {
      shown = state.page;
      update(next);
    }
    if (files.length) renew(new Set(files));
  }

  /** Files of the user's own that changed under the same address. */
  function renew(files) {
    let again = false;
    for (const element of document.querySelectorAll("[src], [href], [srcset], [poster]")) {
      const listed = (element.getAttribute("srcset") || "").split(",").map((part) => part.trim().split(/\s+/)[0]);
      const named = ["src", "href", "poster"].map((name) => element.getAttribute(name));
      const hit = [...named, ...listed].some((url) => url && files.has(new URL(url, location.href).pathname));
      if (!hit || element.nodeName === "A") continue;
      if (element.matches("link[rel=stylesheet]")) {
        const url = new URL(element.href);
        url.searchParams.set("changed", Date.now());
        element.href = url.href;
      } else {
        again = true;
      }
    }
    if (again) location.reload();
  }

  function connect(delay) {
    const socket = new WebSocket(`ws://${location.host}${channel}`);
    let next = delay;
    socket.onmessage = (message) => {
      next = 100;
      refresh(JSON.parse(message.data).files);
    };
    socket.onclose = () => setTimeout(connect, next, Math.min(next * 2, 2000));
  }

  // Changing the page in place: elements that stay the same elements keep focus, scroll position and what is open.
  const policy = (of) => of.querySelector("meta[http-equiv=Content-Security-Policy]")?.content;
  const scripts = (of) => [...of.querySelectorAll("script[src]")].map((script) => script.src).join();
  let policyShown = policy(document);

  function update(next) {
    if (policy(next) !== policyShown || scripts(next) !== scripts(document)) return location.reload();
    const { scrollX, scrollY } = window;
    const focused = document.activeElement;
    const path = focused && focused !== document.body ? pathOf(focused) : null;
    attributes(document.documentElement, next.documentElement);
    children(document.head, next.head);
    morph(document.body, next.body);
    if (path && !focused.isConnected) document.querySelector(path)?.focus({ preventScroll: true });
    window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  }

  function pathOf(element) {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const parent = element.parentElement;
    if (!parent) return element.nodeName;
    return `${pathOf(parent)} > :nth-child(${[...parent.children].indexOf(element) + 1})`;
  }

  const mark = (node) => (node.nodeType === 1 ? node.outerHTML.replace(/ open=""/g, "") : node.nodeValue);

  function morph(old, next) {
    if (old.nodeName !== next.nodeName) return old.replaceWith(next);
    if (old.nodeType !== 1) {
      if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
      return;
    }
    if (mark(old) === mark(next)) return;
    attributes(old, next);
    children(old, next);
  }

  function attributes(old, next) {
    for (const { name, value } of [...next.attributes]) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    for (const { name } of [...old.attributes]) {
      const isTheirs = name === "open" && KEEPS_OPEN.has(old.nodeName);
      if (!next.hasAttribute(name) && !isTheirs) old.removeAttribute(name);
    }
  }

  function children(old, next) {
    const wanted = [...next.childNodes];
    const pairs = paired([...old.children], wanted);
    const taken = new Set(pairs);
    let at = old.firstChild;
    wanted.forEach((node, index) => {
      const match = pairs[index] || alike(at, node, taken);
      if (!match) return old.insertBefore(node, at);
      while (at !== match) at = without(at);
      at = at.nextSibling;
      morph(match, node);
    });
    while (at) at = without(at);
  }

  /** For each wanted node the element that is the same or has the same id, in order. */
  function paired(elements, wanted) {
    const marks = elements.map(mark);
    let from = 0;
    return wanted.map((node) => {
      if (node.nodeType !== 1) return null;
      const own = mark(node);
      const found = elements.findIndex(
        (element, index) => index >= from && (marks[index] === own || (node.id && element.id === node.id)),
      );
      if (found < 0) return null;
      from = found + 1;
      return elements[found];
    });
  }

  function alike(node, wanted, taken) {
    while (node && !taken.has(node) && node.nodeName !== wanted.nodeName) node = node.nextSibling;
    return node && !taken.has(node) ? node : null;
  }

  function without(node) {
    const next = node.nextSibling;
    node.remove();
    return next;
  }

  // Problems: over the page, out of the reach of its styles.
  const STYLE = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
      box-sizing: border-box; padding: 1rem 1.25rem; background: #1d1a1a; color: #f6f1ee; border-top: 4px solid #ff6b57;
      font: 14px/1.5 ui-monospace, monospace; }
    h2 { margin: 0 2rem .5rem 0; font: 600 15px/1.4 system-ui, sans-serif; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { margin: .75rem 0 0; }
    a { color: #ffb3a7; }
    p, pre { margin: .1rem 0 0; white-space: pre-wrap; font: inherit; }
    pre { white-space: pre; overflow: auto; color: #cfc6c2; }
    .hint { color: #e5d9a8; }
    button { position: absolute; inset: .75rem 1rem auto auto; font: inherit; color: inherit; background: none;
      border: 1px solid #8a807c; border-radius: 4px; cursor: pointer; }`;
  let overlay = null;
  let said = "[]";

  function show(list) {
    const text = JSON.stringify(list);
    if (text === said) return;
    said = text;
    overlay?.remove();
    overlay = list.length ? panel(list) : null;
    if (overlay) document.documentElement.append(overlay);
  }

  function panel(list) {
    const host = document.createElement("gigfolio-problems");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const section = make("section", "", { role: "alert", "aria-label": "Problems" });
    const errors = list.filter((problem) => problem.severity === "error").length;
    const close = make("button", "×", { type: "button", "aria-label": "Hide" });
    close.onclick = () => host.remove();
    section.append(close, make("h2", errors === 1 ? "1 problem" : `${errors} problems`));
    const rows = make("ol");
    rows.append(...list.map(row));
    section.append(rows);
    root.append(section);
    return host;
  }

  function row(problem) {
    const item = make("li");
    if (problem.place) item.append(make("a", problem.place, { href: problem.link }));
    const label = problem.severity === "error" ? "" : `${problem.severity}: `;
    item.append(make("p", label + problem.message));
    if (problem.excerpt) item.append(make("pre", problem.excerpt));
    if (problem.hint) item.append(make("p", `hint: ${problem.hint}`, { class: "hint" }));
    return item;
  }

  function make(name, text = "", attributes = {}) {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  show(problems);
  connect(100);
})();
