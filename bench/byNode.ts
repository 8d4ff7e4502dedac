// Downloads a video with the built node, on n8n's engine, into n8n's binary store.
import { createEngine, type EngineRun } from '../test/engine';
import { loadBuiltPackage } from '../demo/builtPackage';
import { readPeak, startPeak } from './memory';
import type { Measured, Source } from './types';

async function main({ baseUrl, apiKey, videoId }: Source): Promise<Measured> {
	const engine = await createEngine();
	const run = (operation: string): EngineRun['result'] =>
		engine.run({
			...loadBuiltPackage(),
			credentials: { dialect: 'openai', baseUrl, apiKey },
			parameters: { resource: 'video', operation, videoId },
		}).result;
	// Loads what n8n loads at the first request.
	await run('getStatus');
	const memoryAtRest = startPeak();
	const startedAt = performance.now();
	const cpu0 = process.cpuUsage();
	const { items, error } = await run('download');
	const seconds = (performance.now() - startedAt) / 1000;
	console.error('cpu', process.cpuUsage(cpu0));
	const peakMemory = readPeak();
	if (error) throw error;
	const video = items[0]?.json.video;
	const bytes = typeof video === 'object' && video !== null && 'bytes' in video ? video.bytes : 0;
	await engine.close();
	return { bytes: Number(bytes), seconds, memoryAtRest, peakMemory };
}

process.once('message', (source: Source) => {
	void main(source).then((measured) => process.send?.(measured));
});
