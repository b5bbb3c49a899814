// The repertoire of DIN 91379:2022-08 as ranges of code points; see latin.ts for what each set is for.

/** Latin letters of DIN 91379 (`bll`): single code points. */
export const latinLetters = 'A-Za-zÀ-ÖØ-öø-žƇƈƏƗƠơƯưƷǍ-ǜǞǟǢ-ǰǴǵǸ-ǿȒȓȘ-țȞȟȧ-ȳəɨʒḂḃḆḇḊ-ḑḗḜ-ḫḯ-ḷḺḻṀ-ṉṒ-ṛṞ-ṣṪ-ṯẀ-ẇẌ-ẗẞẠ-ỹ';

/** Latin letters of DIN 91379 that exist only as a base with combining marks, grouped by the marks (hexadecimal). */
export const latinSequences: Readonly<Record<string, string>> = {
  '0300': 'CFGKMPSTZcfgkmpstz',
  '0301': 'JjÿĪī',
  '0302': 'DKLMNdklmn',
  '0304': 'CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ',
  '0306': 'CMNRZcmnrzÇç',
  '0307': 'KUku',
  '0308': 'CTZczẠạỌọỤụ',
  '030B': 'Aa',
  '030C': 'J',
  '030D': 'ēō',
  '0310': 'Mm',
  '0315': 'CKPTckptČč',
  '031B': 'KTkt',
  '031B 0304': 'Ss',
  '0323': 'CPcpČč',
  '0325': 'LRlr',
  '0325 0304': 'LRlr',
  '0326': 'CHKLNchklnŽž',
  '0327': 'ZzŽž',
  '0328 0306': 'Cc',
  '0331': 'HSs',
  '035F 0048': 'K',
  '035F 0068': 'Kk',
};

/** Non-letters N1 (`bnlreq`): allowed in names of persons. */
export const nameMarks = " '\\-,.`~¨´·ʹʺʾʿˈˌ’‡";

/** Non-letters N2 (`bnl`): allowed in other names, such as streets, places and organisations. */
export const otherMarks = '!-&(-+/-@\\[-_{-}¡-£¥§©-¬®-³µ¶¹-»¿×÷€';

/** Non-letters N3 and N4 (`bnlopt`, `bnlnot`): allowed only in running text, with line breaks and tabs. */
export const textMarks = '¤¦¸¼-¾\\t\\n\\r\\u00a0';
