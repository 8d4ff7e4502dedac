import type { INode, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';

/**
 * Nodes in place of those whose services cannot be reached from a test, as n8n does not let their
 * address be set. They put out what the real ones would have sent: every expression is evaluated.
 */

const text = z.unknown().transform(String);

const sheetRow = z.object({
	operation: z.literal('update'),
	columns: z.object({ value: z.record(text) }),
});
const driveFile = z.object({ operation: z.literal('upload'), name: text });
const youTubeVideo = z.object({
	operation: z.literal('upload'),
	title: text,
	options: z.object({ description: text, privacyStatus: text }),
});

/** The address Drive gives a file. */
export const DRIVE_LINK = 'https://drive.google.com/file/d/stand-in/view';

const SENT: Readonly<Record<string, (parameters: INodeParameters) => Record<string, string>>> = {
	'n8n-nodes-base.googleSheets': (parameters) => sheetRow.parse(parameters).columns.value,
	'n8n-nodes-base.googleDrive': (parameters) => ({
		name: driveFile.parse(parameters).name,
		webViewLink: DRIVE_LINK,
	}),
	'n8n-nodes-base.youTube': (parameters) => {
		const { title, options } = youTubeVideo.parse(parameters);
		return { title, ...options };
	},
};

/** The node itself, or what stands in for it. */
export function standIn(node: INode): INode {
	const sent = SENT[node.type];
	if (sent === undefined) return node;
	const assignments = Object.entries(sent(node.parameters)).map(([name, value]) => ({
		id: name,
		name,
		value,
		type: 'string',
	}));
	return {
		...node,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.5,
		parameters: {
			assignments: { assignments },
			options: { ignoreConversionErrors: true },
		},
	};
}
