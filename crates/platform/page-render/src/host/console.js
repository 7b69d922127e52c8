// The console writes into the log of the program.
(host) => {
  const show = (value) => {
    if (value instanceof Error) return `${value.name}: ${value.message}\n${value.stack ?? ""}`;
    if (typeof value !== "object" || value === null) return String(value);
    try {
      return JSON.stringify(value);
    } catch {
      return String(value);
    }
  };
  const at = (level) => (...values) => host.log(level, values.map(show).join(" "));
  const nothing = () => {};
  globalThis.console = {
    debug: at("debug"), error: at("error"), info: at("info"), log: at("debug"), trace: at("debug"),
    warn: at("warn"), group: nothing, groupCollapsed: nothing, groupEnd: nothing, time: nothing, timeEnd: nothing,
  };
}
