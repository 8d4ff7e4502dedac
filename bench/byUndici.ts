// Downloads a video with undici straight into a file: as fast as Node gets without looking at it.
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';
import { readPeak, startPeak } from './memory';
import type { Measured, Source } from './types';

async function main({ baseUrl, apiKey, videoId }: Source): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-undici-'));
	const file = join(folder, 'video.mp4');
	const headers = { authorization: `Bearer ${apiKey}` };
	const warmUp = await request(`${baseUrl}/videos/${videoId}`, { headers });
	await warmUp.body.dump();
	const memoryAtRest = startPeak();
	const startedAt = performance.now();
	const cpu0 = process.cpuUsage();
	const { body } = await request(`${baseUrl}/videos/${videoId}/content`, { headers });
	await pipeline(body, createWriteStream(file));
	const seconds = (performance.now() - startedAt) / 1000;
	console.error('cpu', process.cpuUsage(cpu0));
	const peakMemory = readPeak();
	const bytes = statSync(file).size;
	rmSync(folder, { recursive: true });
	return { bytes, seconds, memoryAtRest, peakMemory };
}

process.once('message', (source: Source) => {
	void main(source).then((measured) => process.send?.(measured));
});
