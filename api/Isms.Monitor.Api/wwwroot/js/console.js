// What a page needs of the browser and Blazor does not give: keys for the whole page, focus by id, copying, brushing a chart.
const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable=true]");
const acting = (target) => target.closest?.("a, button, summary, [role=menuitem], .mud-menu-item, input[type=checkbox]");

export function listen(page, keys) {
  const wanted = new Set(keys);
  let pending = null;
  const down = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); page.invokeMethodAsync("OnKey", "Escape"); return; }
    if (typing(event.target) || ((event.key === "Enter" || event.key === " ") && acting(event.target))) return;
    const key = pending ? `${pending} ${event.key}` : event.key;
    pending = null;
    if (key === "g") { pending = "g"; return; }
    if (!wanted.has(key)) return;
    event.preventDefault();
    page.invokeMethodAsync("OnKey", key);
  };
  document.addEventListener("keydown", down);
  document.documentElement.dataset.keys = "ready";
  return {
    stop: () => {
      document.removeEventListener("keydown", down);
      delete document.documentElement.dataset.keys;
    },
  };
}

export function focusOn(id) {
  const element = document.getElementById(id);
  if (!element) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
  element.select?.();
}

// The menu of a value: its place when it was opened by key (a key has none), focus into it, focus back to the value.
let openedFrom = null;

export function placeOfFocus() {
  const box = document.activeElement.getBoundingClientRect();
  return [box.left, box.bottom];
}

export function enterMenu(selector) {
  openedFrom = document.activeElement;
  let tries = 0;
  const enter = () => {
    const item = document.querySelector(selector);
    if (item) item.focus({ preventScroll: true });
    else if (tries++ < 30) requestAnimationFrame(enter);
  };
  enter();
}

export function leaveMenu() {
  if (openedFrom?.isConnected && (document.activeElement === document.body || document.activeElement?.closest(".mud-popover"))) openedFrom.focus({ preventScroll: true });
  openedFrom = null;
}

export const copy = (text) => navigator.clipboard?.writeText(text);
export const themeOf = () => window.ismsTheme.get();
export const setTheme = (name) => window.ismsTheme.set(name);

// Drag over the histogram: the share of its width where the drag began and ended, or nothing for a click.
export function brush(id, page) {
  const svg = document.getElementById(id);
  if (!svg) return;
  const shade = svg.querySelector(".brush");
  const share = (event) => { const box = svg.getBoundingClientRect(); return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)); };
  let from = null;
  svg.onpointerdown = (event) => { from = share(event); svg.setPointerCapture(event.pointerId); };
  svg.onpointermove = (event) => {
    if (from === null) return;
    const width = svg.viewBox.baseVal.width, to = share(event);
    shade.setAttribute("x", Math.min(from, to) * width);
    shade.setAttribute("width", Math.abs(to - from) * width);
  };
  svg.onpointerup = (event) => {
    const begun = from, to = share(event);
    from = null;
    shade.setAttribute("width", 0);
    if (begun !== null && Math.abs(to - begun) > 0.005) page.invokeMethodAsync("OnBrush", Math.min(begun, to), Math.max(begun, to));
  };
}
