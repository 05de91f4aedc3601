/** The answer to an address that asks too fast: short, in both languages, before any page is made. */

const page = (seconds: number) => `<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>โปรดรอสักครู่ · Please wait</title></head>
<body><main><h1>โปรดรอสักครู่</h1>
<p>มีคำขอจากเครือข่ายของท่านถี่เกินไป รอ ${seconds} วินาทีแล้วเปิดหน้าใหม่ สิ่งที่บันทึกไว้แล้วยังอยู่ครบ</p>
<p lang="en">Too many requests came from your network. Wait ${seconds} s and open the page again. What was saved is kept.</p>
</main></body></html>`;

export function tooMany(seconds: number): Response {
  return new Response(page(seconds), {
    status: 429,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': String(seconds) },
  });
}
