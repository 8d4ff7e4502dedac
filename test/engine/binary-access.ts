import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IBinaryData } from 'n8n-workflow';
import type { Host } from './host';
import { inScope, type Scope } from './scope';

/** Reads and cleans what the executions of one engine have stored. */
export class BinaryAccess {
	constructor(
		private readonly host: Host,
		private readonly scope: Scope,
		private readonly workflowId: string,
	) {}

	async read(data: IBinaryData): Promise<Buffer> {
		return await inScope(this.scope, async () => await this.host.binaryData.getAsBuffer(data));
	}

	path({ id }: IBinaryData): string | undefined {
		return id === undefined ? undefined : this.host.binaryData.getPath(id);
	}

	async files(executionId: string): Promise<string[]> {
		const folder = this.folder(executionId);
		const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
		return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
	}

	async prune(executionId: string): Promise<void> {
		await rm(this.folder(executionId), { recursive: true, force: true });
	}

	async pruneAll(): Promise<void> {
		await rm(this.workflowFolder, { recursive: true, force: true });
	}

	private folder(executionId: string): string {
		return join(this.workflowFolder, 'executions', executionId);
	}

	private get workflowFolder(): string {
		return join(this.host.binaryFolder, 'workflows', this.workflowId);
	}
}
