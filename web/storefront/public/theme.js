// Runs before the first paint, so that a chosen theme never flashes: the one script that blocks, hence its own file.
try {
  var chosen = localStorage.getItem("cloudmart.theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
} catch (_) {}
