// Runs before the first paint, so that a dark page never flashes white. "system" follows the machine.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const wanted = () => localStorage.getItem("isms-theme") ?? "system";
  const apply = () => {
    const theme = wanted() === "system" ? (dark.matches ? "dark" : "light") : wanted();
    document.documentElement.dataset.theme = theme;
  };
  dark.addEventListener("change", apply);
  apply();
  window.ismsTheme = {
    get: wanted,
    set: (name) => { localStorage.setItem("isms-theme", name); apply(); },
  };
})();
