import PDFDocument from 'pdfkit';
import { escapeMarkup } from '#kernel/escape-xml';
import { documentFont, fontNames } from './letter-fonts.ts';
import type { Letter } from './types.ts';

/**
 * An empty tagged document for a letter: PDF 1.7 that declares PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
 * Equal letters give equal bytes, because the creation date is the letter's date and the file id follows from the metadata.
 */
export const letterDocument = (letter: Letter, created: Date): PDFKit.PDFDocument => {
  const doc = new LetterDocument({
    size: 'A4',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: letter.language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: oneLine(letter.subject),
      Author: oneLine(letter.sender.authority),
      Subject: oneLine(letter.reference.map(({ label, value }) => `${label}: ${value}`).join(', ') || letter.subject),
      Producer: 'Lipsia',
      Creator: 'Lipsia',
      CreationDate: created,
    },
  });
  // pdfkit takes parsed fonts since 0.20; its type declarations do not say so yet.
  for (const name of fontNames) doc.registerFont(name, documentFont(name) as unknown as Buffer);
  return doc;
};

/** Collects the bytes of a document that is being ended. */
export const bytesOf = (doc: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
    doc.end();
  });

class LetterDocument extends PDFDocument {
  /** The XMP packet is written unescaped by pdfkit, so it gets escaped values and the PDF/UA mark here. */
  override endMetadata(): void {
    for (const key of ['Title', 'Author', 'Subject'] as const) this.info[key] = escapeXml(this.info[key] ?? '');
    this.appendXML(pdfUaMark);
    super.endMetadata();
  }
}

const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
const escapeXml = (text: string): string => escapeMarkup(text).replaceAll('"', '&quot;');

/** PDF/A wants every foreign property explained, so the PDF/UA mark comes with its schema. */
const pdfUaMark = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
