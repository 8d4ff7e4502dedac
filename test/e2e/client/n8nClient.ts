import type { N8nInstallation } from '../install/installation';
import { credentialsApi, type CredentialsApi } from './credentials';
import { executionsApi, type ExecutionsApi } from './executions';
import type { Session } from './session';
import { workflowsApi, type WorkflowsApi } from './workflows';

/** What a logged-in user can do with a server. */
export interface N8nClient {
	readonly session: Session;
	readonly credentials: CredentialsApi;
	readonly workflows: WorkflowsApi;
	readonly executions: ExecutionsApi;
	/** A stored file, by the ID an item names it with. */
	binary(id: string): Promise<Buffer>;
}

export function n8nClient(session: Session, installation: N8nInstallation): N8nClient {
	return {
		session,
		credentials: credentialsApi(session),
		workflows: workflowsApi(session),
		executions: executionsApi(session, installation),
		binary: async (id) =>
			await session.download(`/binary-data?action=download&id=${encodeURIComponent(id)}`),
	};
}
