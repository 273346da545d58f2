/** A question to us: what it names is no news of the customer talked about last. */
const question =
  /(?:[?？]|(?:什么|哪些|哪个|哪台|几个|几组|多少|多久|怎么样?|如何|谁|哪位|吗)(?:意思|车|钱|价格?|公里|一次|人|合适|好|呢|啊|呀)*|(?:多久|怎么|如何)[^\s,，]{1,6})$/;
/** 他问A4L多少钱: the customer's own question is told. */
const told = /问|他|她|客户(?:说|想|要|觉得|嫌)|想知道|想了解|对方/;
/** 今天接待了5组客户, 打了20个电话: a day's work, not one customer's. */
const many =
  /(?:[5-9]|\d{2,}|[五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?|几十)(?:多)?(?:个|通)电话|[\d一两二三四五六七八九十几]+(?:多)?(?:组|批|拨|位|个)(?:客户|顾客|人)/;

/** Whether a message in which nobody is named is about no single customer. */
export const isAboutNobody = (said: string): boolean => (question.test(said) && !told.test(said)) || many.test(said);
