import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../site/chromium.ts';
import { root } from '../site/root.ts';

const STILL = path.join(root, 'apps/web/src/assets/quartet.svg');
const FRAMES = 30;

/**
 * Writes a film for Chromium's fake camera: the quartet of the sign-in page, in 1280×720, with the light going up and
 * down. Motion JPEG is one picture after the other in one file.
 */
export async function writeCameraFilm(file: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.setContent(
      `<style>body{margin:0;background:#000}svg{width:1280px;height:720px}</style>${readFileSync(STILL, 'utf8')}`,
    );
    const frames: Buffer[] = [];
    for (let frame = 0; frame < FRAMES; frame += 1) {
      const light = 1 + 0.08 * Math.sin((2 * Math.PI * frame) / FRAMES);
      await page.addStyleTag({ content: `svg{filter:brightness(${light})}` });
      frames.push(await page.screenshot({ type: 'jpeg', quality: 92 }));
    }
    writeFileSync(file, Buffer.concat(frames));
  } finally {
    await browser.close();
  }
}
