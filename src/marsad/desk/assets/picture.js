// A picture's SVG file, as the server made it → a PNG of twice its size, drawn by the browser itself and saved.
const SCALE = 2;

async function png(address) {
  const source = await (await fetch(address)).text();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// The link leads to the SVG; without this script it is hidden, since nothing would make a PNG of it.
for (const link of document.querySelectorAll("[data-png]")) {
  link.hidden = false;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const blob = await png(link.href);
    const save = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: link.download });
    save.click();
    URL.revokeObjectURL(save.href);
  });
}
