import { type NodeAtServer, useNodeAtServer } from '../stubs/nodeAtServer';
import { startVllmOmni, type VllmOmniOptions, type VllmOmniServer } from './startVllmOmni';

/** Starts one server for the tests of a file or a `describe`; its jobs stay from test to test. */
export function useVllmOmni(options: VllmOmniOptions): () => NodeAtServer<VllmOmniServer> {
	return useNodeAtServer('vllmOmni', async () => await startVllmOmni(options));
}
