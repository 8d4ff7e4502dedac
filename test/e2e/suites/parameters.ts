import type { INodeParameters } from 'n8n-workflow';

export const PROMPT = 'A slow dolly shot through a foggy pine forest';

const REQUEST = { model: { __rl: true, mode: 'list', value: '' }, prompt: PROMPT };

type OperationParameters = INodeParameters & { operation: string };

/** The parameters of a plain Generate, and what a test changes about them. */
export function generate(more: INodeParameters = {}): OperationParameters {
	return { operation: 'generate', ...REQUEST, ...more };
}

export function create(more: INodeParameters = {}): OperationParameters {
	return { operation: 'create', ...REQUEST, ...more };
}

/** The parameters of an operation on a video that exists; by default that of the node before. */
export function onVideo(
	operation: string,
	videoId = '={{ $json.id }}',
	more: INodeParameters = {},
): OperationParameters {
	return { operation, videoId, ...more };
}

/** A Wait that looks every second, since the emulated videos are made in seconds. */
export function wait(videoId?: string, more: INodeParameters = {}): OperationParameters {
	return onVideo('wait', videoId, { waiting: { pollInterval: 1 }, ...more });
}
