import { type DemoOptions, KEY_VARIABLE } from './options';

/** Error → what the user reads: what happened, what to do, and how to get a paid video after all. */

function textOf(source: unknown, ...path: readonly string[]): string | null {
	let value = source;
	for (const key of path) {
		if (typeof value !== 'object' || value === null) return null;
		// By name: the message of an Error is none of its entries.
		value = Reflect.get(value, key);
	}
	return typeof value === 'string' && value !== '' ? value : null;
}

function goOn({ dialect, provider }: DemoOptions, videoId: string): string {
	if (provider === null) return 'The emulator ends with this command, and its video with it.';
	const command = `npm run demo -- --dialect ${dialect} --base-url ${provider.baseUrl}`;
	return `To fetch the video, with the key in ${KEY_VARIABLE}: ${command} --video-id ${videoId}`;
}

/** @param error of the node, as n8n shows it */
export function explainFailure(error: unknown, options: DemoOptions): string {
	const message = textOf(error, 'message') ?? 'The execution was canceled';
	const videoId = textOf(error, 'context', 'data', 'id');
	return [message, textOf(error, 'description'), videoId === null ? null : goOn(options, videoId)]
		.filter((line) => line !== null)
		.map((line) => `${line}\n`)
		.join('');
}
