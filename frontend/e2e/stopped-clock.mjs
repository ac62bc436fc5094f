// node --import ./stopped-clock.mjs PROGRAM: a program for which it is always the evening of the pictures.
const NOW = Date.parse('2026-11-24T18:00:00Z');

globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length === 0 ? [NOW] : parts));
  }

  static now() {
    return NOW;
  }
};
