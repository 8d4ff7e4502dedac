import { z } from 'zod';

import { imageFixture, type ImageFixture } from '../../../fixtures/images';
import type { Execution } from '../../client/executions';
import type { SavedWorkflow } from '../../client/workflows';
import { loadFromN8n } from '../../install/installation';
import { installN8n } from '../../install/installN8n';
import type { ServerRig } from '../../rig';
import { until } from '../../suites/execute';
import { saveExample } from '../exampleRun';
import { startMailbox, type Mailbox } from '../mailbox';

const SENDER = 'someone@example.com';

const mail = z.object({
	subject: z.string(),
	text: z.string(),
	to: z.object({ text: z.string() }),
	attachments: z.array(z.object({ filename: z.string(), content: z.instanceof(Uint8Array) })),
});

type ParseMail = (source: string) => Promise<unknown>;

const mailparser = z.object({
	simpleParser: z.custom<ParseMail>((value) => typeof value === 'function'),
});

async function readMail(source: string | undefined): Promise<z.infer<typeof mail>> {
	const { simpleParser } = mailparser.parse(loadFromN8n(await installN8n(), 'mailparser'));
	return mail.parse(await simpleParser(source ?? ''));
}

/** What a browser sends; the fields are numbered in the order of the form. */
function formWith(picture: ImageFixture): FormData {
	const form = new FormData();
	form.append('field-0', SENDER);
	form.append('field-1', new Blob([imageFixture(picture)], { type: 'image/png' }), picture);
	form.append('field-2', 'The clouds drift by');
	return form;
}

export function formToEmailTests(rig: () => ServerRig): void {
	describe('run, the example form-to-email', () => {
		let mailbox: Mailbox;
		let workflow: SavedWorkflow;
		beforeAll(async () => {
			mailbox = await startMailbox();
			const smtp = await rig().n8n.credentials.create('Mailbox', mailbox.account, 'smtp');
			const credentials = [await rig().credential('openai'), smtp];
			workflow = await saveExample(rig(), 'form-to-email.json', { credentials });
			await rig().n8n.workflows.activate(workflow);
		});
		beforeEach(() => {
			mailbox.messages.length = 0;
		});
		afterAll(async () => await mailbox.close());

		/** Sends the form, and waits for what it began. */
		async function send(picture: ImageFixture): Promise<Execution> {
			const { server, n8n } = rig();
			const before = await n8n.executions.list(workflow.id);
			await until('the form', async () => {
				const url = `${server.url}/form/picture-to-video`;
				return (await fetch(url, { method: 'POST', body: formWith(picture) })).ok ? true : null;
			});
			const id = await until('the execution', async () => {
				const [newest, ...others] = await n8n.executions.list(workflow.id);
				return others.length === before.length ? (newest?.id ?? null) : null;
			});
			return await n8n.executions.ended(id);
		}

		it('animates the picture and mails the video', async () => {
			expect((await send('portrait-720x1280.png')).status).toBe('success');
			const [job] = rig().emulator.jobs();
			expect(job).toMatchObject({ size: '720x1280', prompt: 'The clouds drift by' });
			const { subject, to, attachments } = await readMail(mailbox.messages[0]);
			expect({ subject, to: to.text }).toEqual({ subject: 'Your video is ready', to: SENDER });
			expect(attachments.map(({ filename }) => filename)).toEqual([`${job?.id}.mp4`]);
			const served = await rig().emulator.contentOf(job?.id ?? 'no job');
			expect(served.equals(attachments[0]?.content ?? Buffer.alloc(0))).toBe(true);
			expect(rig().emulator.billing.count).toBe(1);
		});

		it('cuts a picture of other pixels to those of the video', async () => {
			expect((await send('square-640x640.png')).status).toBe('success');
			expect(rig().emulator.jobs()).toMatchObject([{ size: '1280x720' }]);
			const { subject } = await readMail(mailbox.messages[0]);
			expect(subject).toBe('Your video is ready');
		});

		it('mails why a picture was refused, which costs nothing', async () => {
			expect((await send('text.txt')).status).toBe('success');
			const { subject, text } = await readMail(mailbox.messages[0]);
			expect(subject).toBe('Your video could not be made');
			expect(text.length).toBeGreaterThan(
				'We are sorry: the video could not be made.\n'.length + 10,
			);
			expect(rig().emulator.billing.count).toBe(0);
		});

		it('mails why the video failed, with its ID', async () => {
			rig().emulator.settings('openai').outcome = 'failed';
			expect((await send('portrait-720x1280.png')).status).toBe('success');
			const { subject, text } = await readMail(mailbox.messages[0]);
			expect(subject).toBe('Your video could not be made');
			expect(text).toContain(rig().emulator.jobs()[0]?.id);
		});
	});
}
