// Waits for many videos at once with bare loops around undici: what waiting costs at the least.
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request, setGlobalDispatcher } from 'undici';

import { REQUEST } from '../builtNode';
import { answerParent } from '../children';
import type { ScaleCost, ScaleTask } from './types';
import { costOf } from './watch';

/** As n8n's own nodes ask. */
const INTERVAL_MS = 10_000;
const CONNECTIONS = 50;

interface Job {
	readonly id: string;
	readonly status: string;
}

answerParent<ScaleTask>(async (task): Promise<ScaleCost> => {
	const { jobs, baseUrl, apiKey } = task;
	setGlobalDispatcher(new Agent({ connections: CONNECTIONS }));
	const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
	const ask = async (path: string, body?: object): Promise<Job> => {
		const answer = await request(`${baseUrl}${path}`, {
			method: body ? 'POST' : 'GET',
			headers,
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		return (await answer.body.json()) as Job;
	};
	const waitForVideo = async (): Promise<void> => {
		let job = await ask('/videos', { model: 'sora-2', prompt: REQUEST.prompt });
		while (job.status !== 'completed') {
			await sleep(INTERVAL_MS);
			job = await ask(`/videos/${job.id}`);
		}
	};
	await ask('/videos', { model: 'sora-2', prompt: REQUEST.prompt });
	return await costOf(
		task,
		async () => await Promise.all(Array.from({ length: jobs }, waitForVideo)),
	);
});
