// Makes some videos as the OpenAI node of n8n 2.41 does (@n8n/n8n-nodes-langchain, helpers/polling.ts):
// one item after the other; it asks, then sleeps ten seconds, and looks at the answer after that.
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

import { REQUEST } from '../builtNode';
import { answerParent } from '../children';
import type { MakespanTask, Measured } from './types';

const INTERVAL_MS = 10_000;

interface Job {
	readonly id: string;
	readonly status: string;
}

function client({ baseUrl, apiKey }: MakespanTask) {
	const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
	const fetchJob = async (path: string, body?: object): Promise<Job> => {
		const answer = await request(`${baseUrl}${path}`, {
			method: body ? 'POST' : 'GET',
			headers,
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		return (await answer.body.json()) as Job;
	};
	return {
		submit: async () => await fetchJob('/videos', { model: 'sora-2', prompt: REQUEST.prompt }),
		look: async (id: string) => await fetchJob(`/videos/${id}`),
		download: async (id: string) => {
			const { body } = await request(`${baseUrl}/videos/${id}/content`, { headers });
			return await body.arrayBuffer();
		},
	};
}

async function makeVideo(task: MakespanTask): Promise<void> {
	const { submit, look, download } = client(task);
	const { id } = await submit();
	for (let isDone = false; !isDone;) {
		const { status } = await look(id);
		if (status === 'failed') throw new Error('The video failed');
		isDone = status === 'completed';
		await sleep(INTERVAL_MS);
	}
	const video = await download(id);
	if (video.byteLength === 0) throw new Error('The video is empty');
}

answerParent<MakespanTask>(async (task): Promise<Measured> => {
	const startedAt = performance.now();
	for (let item = 0; item < task.items; item++) await makeVideo(task);
	return { seconds: (performance.now() - startedAt) / 1_000 };
});
