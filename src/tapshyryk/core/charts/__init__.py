"""Charts drawn on the server as SVG: they print, need no script, weigh little and take the page's colours."""
