import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 1_000;

/** Errors of Node are not `instanceof Error` inside jest, which has classes of its own. */
function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

async function tryToTake(file: string): Promise<boolean> {
	try {
		const handle = await open(file, 'wx');
		await handle.writeFile(String(process.pid));
		await handle.close();
		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	}
}

/** The process that holds the lock; null while it has not written its number yet. */
async function readHolder(file: string): Promise<number | null> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return /^\d+$/.test(text) ? Number(text) : null;
}

/**
 * Runs `work` while no other process does so with the same file. A lock left behind by a process
 * that is gone does not count.
 * @param onWait called once with the number of the process that is waited for
 */
export async function withLock<T>(
	file: string,
	work: () => Promise<T>,
	onWait: (pid: number) => void,
): Promise<T> {
	await mkdir(dirname(file), { recursive: true });
	let told = false;
	while (!(await tryToTake(file))) {
		const holder = await readHolder(file);
		if (holder !== null && !isAlive(holder)) {
			await rm(file, { force: true });
			continue;
		}
		if (holder !== null && !told) onWait(holder);
		told ||= holder !== null;
		await sleep(LOOK_AGAIN_MS);
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}
