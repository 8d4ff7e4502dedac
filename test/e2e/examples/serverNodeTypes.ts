import type { INodeTypeDescription } from 'n8n-workflow';
import { z } from 'zod';

import type { Session } from '../client/session';

/** The nodes a server knows, as it describes them to its editor. */
export interface NodeTypes {
	/** Undefined: the server does not know this version of it, or not this type at all. */
	find(type: string, version: number): INodeTypeDescription | undefined;
	/** The newest version of a type; 0: none. */
	newestVersion(type: string): number;
}

const identity = z
	.object({ name: z.string(), version: z.union([z.number(), z.array(z.number())]) })
	.passthrough();

const descriptions = z.array(
	z.custom<INodeTypeDescription>((value) => identity.safeParse(value).success),
);

function versionsOf({ version }: INodeTypeDescription): number[] {
	return Array.isArray(version) ? version : [version];
}

/** Asks the server for its nodes, tools included. */
export async function fetchNodeTypes({ url, cookie }: Session): Promise<NodeTypes> {
	const response = await fetch(`${url}/types/nodes.json`, { headers: { Cookie: cookie } });
	const all = descriptions.parse(await response.json());
	const named = (type: string) => all.filter(({ name }) => name === type);
	return {
		find: (type, version) => named(type).find((each) => versionsOf(each).includes(version)),
		newestVersion: (type) => Math.max(0, ...named(type).flatMap(versionsOf)),
	};
}
