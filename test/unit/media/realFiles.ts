import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of one of the real files in `files/`. */
export function realFile(name: string): Uint8Array {
	return new Uint8Array(readFileSync(join(__dirname, 'files', name)));
}
