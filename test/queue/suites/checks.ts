import type { Execution } from '../../e2e/client/executions';
import { aiVideo } from '../../e2e/client/nodes';
import { runManually } from '../../e2e/suites/execute';
import type { QueueRig } from '../rig';
import { filesOf } from './execute';

/** The execution has ended well, and the node's only item has the file the provider made. */
export async function expectVideo(
	rig: QueueRig,
	execution: Execution,
	node: string,
	videoId: string,
): Promise<void> {
	expect(execution.status).toBe('success');
	const files = await filesOf(rig, execution, node);
	const made = await rig.emulator.contentOf(videoId);
	expect(files.map((file) => file.equals(made))).toEqual([true]);
}

/** A new workflow with the operation Wait and this ID brings the video, at no further charge. */
export async function expectWaitToFetch(rig: QueueRig, videoId: string): Promise<void> {
	const billed = rig.emulator.billing.count;
	const wait = aiVideo(rig.credential, { operation: 'wait', videoId });
	await expectVideo(rig, await runManually(rig, [wait]), 'wait', videoId);
	expect(rig.emulator.billing.count).toBe(billed);
}

/**
 * n8n has given the execution up because its worker fell silent, and has replaced all it had stored
 * of it, what was saved as progress included (n8n `dist/workflow-runner.js`, `processError`).
 */
export function expectLost({ status, data }: Execution): void {
	expect(status).toBe('error');
	expect(data.resultData.error?.message).toContain('failed to be processed too many times');
	expect(data.resultData.runData).toEqual({});
}
