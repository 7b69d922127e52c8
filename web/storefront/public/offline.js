// The page without a network loads again when there is one.
addEventListener("online", () => location.reload());
