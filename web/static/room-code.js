/* The code of a room is of its minute: the page shows the newest by itself. */
/* global location, setTimeout */
setTimeout(() => location.reload(), 20_000);
