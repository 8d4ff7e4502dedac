import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** A node that writes the file of every item to a folder. */
export interface VideoWriter {
	/** Paths of what was written. */
	readonly files: readonly string[];
	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

/**
 * Stands in for n8n's "Read/Write Files from Disk", which comes with the server: takes the binary
 * data out of n8n's store as any node after AI Video would.
 */
export function videoWriter(folder: string, binaryField: string): VideoWriter {
	const files: string[] = [];
	return {
		files,
		async execute() {
			const items = this.getInputData();
			await mkdir(folder, { recursive: true });
			for (const [index, { binary }] of items.entries()) {
				const video = binary?.[binaryField];
				if (video?.id === undefined) throw new Error(`Item ${index} has no file`);
				const path = join(folder, basename(video.fileName ?? `${index}.mp4`));
				await pipeline(await this.helpers.getBinaryStream(video.id), createWriteStream(path));
				files.push(path);
			}
			return [items];
		},
	};
}
