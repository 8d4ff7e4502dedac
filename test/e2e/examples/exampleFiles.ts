import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { z } from 'zod';

import { nodeShape } from '../client/readWorkflow';
import type { NewWorkflow } from '../client/workflows';

const FOLDER = join(__dirname, '..', '..', '..', 'examples');

const target = z.object({ node: z.string(), type: z.string(), index: z.number() });

const connectionsShape = z.record(z.record(z.array(z.array(target).nullable())));

function isOf<T>(shape: z.ZodTypeAny): z.ZodType<T> {
	return z.custom<T>((value) => shape.safeParse(value).success);
}

const exampleShape = z.object({
	name: z.string().min(1),
	nodes: z.array(isOf<INode>(nodeShape)),
	connections: isOf<IConnections>(connectionsShape),
	settings: isOf<IWorkflowSettings>(z.object({}).passthrough()),
});

/** The file names of all example workflows. */
export function exampleNames(): string[] {
	return readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
}

/**
 * An example workflow, as a user imports it.
 * @param name with `.json`
 * @throws ZodError when the file holds no workflow
 */
export function readExample(name: string): NewWorkflow {
	return exampleShape.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
}
