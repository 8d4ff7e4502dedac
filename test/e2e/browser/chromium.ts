import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** What distributions call it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** @throws Error when there is none on the PATH */
function findChromium(): string {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const files = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	const found = files.find(isExecutable);
	if (found !== undefined) return found;
	throw new Error('There is no Chromium on this machine. On Debian: apt-get install chromium');
}

/** Starts the machine's own Chromium, without a window. */
export async function startChromium(): Promise<Browser> {
	return await chromium.launch({
		executablePath: findChromium(),
		// Containers have neither the rights for its sandbox nor much shared memory.
		args: ['--no-sandbox', '--disable-dev-shm-usage'],
	});
}
