import { aiVideo, type NodeDraft } from '../../e2e/client/nodes';
import type { QueueRig } from '../rig';

/** Short, so that tests do not wait longer than the provider. */
const WAITING = { pollInterval: 1 };

export function generate({ credential }: QueueRig, prompt: string): NodeDraft {
	return aiVideo(credential, { operation: 'generate', prompt, waiting: WAITING });
}

export function create({ credential }: QueueRig, prompt: string): NodeDraft {
	return aiVideo(credential, { operation: 'create', prompt });
}

/** Of the video of the node before. */
export function wait({ credential }: QueueRig): NodeDraft {
	return aiVideo(credential, { operation: 'wait', waiting: WAITING });
}
