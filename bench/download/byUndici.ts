// Downloads a video with undici straight into a file, without looking at it.
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';

import { answerParent } from '../children';
import { measure } from './measure';
import type { DownloadTask, Measured } from './types';

answerParent<DownloadTask>(async ({ baseUrl, apiKey, videoId }): Promise<Measured> => {
	const folder = mkdtempSync(join(tmpdir(), 'bench-undici-'));
	const file = join(folder, 'video.mp4');
	const headers = { authorization: `Bearer ${apiKey}` };
	const warmUp = await request(`${baseUrl}/videos/${videoId}`, { headers });
	await warmUp.body.dump();
	const measured = await measure(async () => {
		const { body } = await request(`${baseUrl}/videos/${videoId}/content`, { headers });
		await pipeline(body, createWriteStream(file));
		return statSync(file).size;
	});
	rmSync(folder, { recursive: true });
	return measured;
});
