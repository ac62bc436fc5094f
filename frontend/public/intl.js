// A worker of boot.js. The first use of Intl takes as long as drawing a page, and for all threads of a page at once.
Intl.NumberFormat.supportedLocalesOf('en');
Intl.DateTimeFormat.supportedLocalesOf('en');
globalThis.close();
