// UTF-8 between texts and bytes.
(host) => {
  globalThis.TextEncoder = class TextEncoder {
    encoding = "utf-8";
    encode(text = "") {
      return host.encode(String(text));
    }
  };
  globalThis.TextDecoder = class TextDecoder {
    encoding = "utf-8";
    decode(bytes = new Uint8Array(0)) {
      const view = ArrayBuffer.isView(bytes)
        ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : new Uint8Array(bytes);
      return host.decode(Array.from(view));
    }
  };
}
