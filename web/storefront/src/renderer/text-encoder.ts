// React's server renderer makes a TextEncoder when it is loaded, for streams that are not used here.

class Utf8Encoder {
  encode(text: string): Uint8Array {
    return Uint8Array.from(unescape(encodeURIComponent(text)), (character) => character.charCodeAt(0));
  }
}

const engine = globalThis as Record<string, unknown>;
engine.TextEncoder ??= Utf8Encoder;
engine.performance ??= { now: () => Date.now() };
engine.setTimeout ??= () => 0;
engine.clearTimeout ??= () => undefined;
engine.MessageChannel ??= class {
  port1 = { onmessage: null };
  port2 = { postMessage: () => undefined };
};
engine.console ??= { error: () => undefined, warn: () => undefined, log: () => undefined };
engine.Intl ??= {};
