// What a browser would run: the fixture has no pages of its own.
document.documentElement.dataset.awake = "yes";
