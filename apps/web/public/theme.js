// Runs before the first paint, so it is a classic script and not part of the bundle. src/lib/theme.ts keeps the choice.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem('footlight.theme');
  } catch {
    // Storage is refused: the system decides.
  }
  const system = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  document.documentElement.dataset.theme = kept === 'light' || kept === 'dark' ? kept : system;
})();
