import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';

/** A folder of the calling test file's own, gone when its tests are over. Closed to other users (0700), as mkdtemp makes it. */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'footlight-test-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
