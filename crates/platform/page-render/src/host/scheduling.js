// What comes later. A page is made in one go, so timers never fire; messages arrive as reactions do.
(host) => {
  const never = () => 0;
  const nothing = () => {};
  Object.assign(globalThis, {
    setTimeout: never, setInterval: never, setImmediate: never, requestAnimationFrame: never,
    clearTimeout: nothing, clearInterval: nothing, clearImmediate: nothing, cancelAnimationFrame: nothing,
  });
  globalThis.performance = { now: host.now, mark: nothing, measure: nothing, timeOrigin: 0 };

  class Port {
    onmessage = null;
    other = null;
    postMessage(data) {
      queueMicrotask(() => this.other?.onmessage?.({ data }));
    }
    start() {}
    close() {}
  }
  globalThis.MessageChannel = class MessageChannel {
    port1 = new Port();
    port2 = new Port();
    constructor() {
      this.port1.other = this.port2;
      this.port2.other = this.port1;
    }
  };
}
