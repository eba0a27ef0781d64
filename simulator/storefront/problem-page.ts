/** What Shopify shows when the app behind a proxy address fails. */
export function problemPage(status: 404 | 502): string {
  const title = status === 404 ? "There is nothing here" : "There’s a problem loading this page";
  const text =
    status === 404
      ? "The address may be mistyped."
      : "There was an error in the third-party application. Please try again in 30 seconds.";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>body{font:16px/1.6 system-ui,sans-serif;color:#303030;background:#f6f6f6;margin:0;display:grid;place-items:center;min-height:100vh}
main{max-width:34rem;padding:2rem}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}p{margin:0}</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
