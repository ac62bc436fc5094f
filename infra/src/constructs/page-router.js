/* exported handler */
// Runs at CloudFront, for every request that is not the API's: an address of the app gets the app's page, and a file is
// asked for as itself, so that a missing one is missing and no page.
//
// A dot does not make a file: /holdings/VWCE.DE is a page. Files are what the build makes: everything below /assets/,
// and at the top names that end like a file.

var FILES =
  /^\/(?:assets\/.*|[^/]+\.(?:css|html|ico|jpg|js|json|map|png|svg|txt|webmanifest|webp|woff2|xml))$/;
// Addresses that are not the app's, though none of them is served from here.
var FOREIGN = /^\/(?:api|\.well-known)(?:\/|$)/;

function handler(event) {
  var request = event.request;
  if (!FILES.test(request.uri) && !FOREIGN.test(request.uri)) request.uri = '/index.html';
  return request;
}
