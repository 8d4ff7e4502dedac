import { type NodeAtServer, useNodeAtServer } from '../stubs/nodeAtServer';
import { startSglang, type SglangOptions, type SglangServer } from './startSglang';

/**
 * Starts one server for the tests of a file or a `describe`; its jobs stay from test to test.
 * @param prepare gives the model and SGLang's environment variables
 */
export function useSglang(
	prepare?: () => Promise<SglangOptions>,
): () => NodeAtServer<SglangServer> {
	return useNodeAtServer('sglang', async () => await startSglang(await prepare?.()));
}
