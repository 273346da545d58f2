/**
 * Brands and series sold in China, new and on the road, in the spellings colleagues use. Latin letters are matched
 * without regard to case and spaces. A series marked `+` is a common word, a surname or too short to stand alone: it
 * counts only behind its brand (比亚迪汉, 极氪001).
 */
export interface Brand {
  /** The usual name first, then other ways to write it. */
  readonly names: readonly string[];
  readonly series: readonly string[];
}

const brand = (names: string, series: string): Brand => ({
  names: names.split(' '),
  series: series.split(/\s+/).filter(Boolean),
});

export const brands: readonly Brand[] = [
  brand(
    '大众 上汽大众 一汽大众 一汽-大众 VW',
    `朗逸 新朗逸 朗逸新锐 朗逸PLUS 帕萨特 帕萨特PRO 途观 途观L 途观LPRO 途观X 途昂 途昂X 途岳 途岳新锐 途铠 途安 途安L 凌渡 凌渡L POLO 桑塔纳 辉昂 威然
    速腾 迈腾 宝来 高尔夫 高尔夫GTI 探岳 探岳L 探岳X 探歌 探影 揽境 揽巡 CC 蔚领 捷达 揽巡 ID.3 ID.4 ID.4X ID.4CROZZ ID.6 ID.6X ID.6CROZZ ID.7 ID3 ID4 ID6 ID7 与众06 与众07 与众08 +与众 ID.与众 ID.UNYX 途锐 尚酷 甲壳虫 迈特威 凯路威`,
  ),
  brand(
    '奥迪 一汽奥迪 上汽奥迪 Audi',
    `A1 A3 A3L A4 A4L A5 A5L A6 A6L A7 A7L A8 A8L Q2L Q3 Q4 Q4E-TRON Q5 Q5L Q5E-TRON Q6 Q6LE-TRON Q7 Q8 RS3 RS4 RS5 RS6 RS7 S3 S4 S5 S6 S7 S8 TT R8 E-TRON SQ5 A6LE-TRON E5SPORTBACK`,
  ),
  brand(
    '宝马 华晨宝马 BMW',
    `1系 2系 3系 4系 5系 6系 7系 8系 X1 X2 X3 X4 X5 X6 X7 XM Z4 M2 M3 M4 M5 I3 I4 I5 I7 I8 IX IX1 IX3 320 320LI 325 325LI 330 330LI 320I 325I 330I 525 525LI 530 530LI 530LE 540LI 730LI 740LI +320 +325 +525 +530 X1L X3L X5L 三系 四系 五系 六系 七系 新世代IX3 I3L`,
  ),
  brand(
    '奔驰 北京奔驰 梅赛德斯 梅赛德斯奔驰 Benz',
    `A级 B级 C级 E级 S级 G级 V级 R级 CLA CLS CLE CLK GLA GLB GLC GLCCOUPE GLE GLECOUPE GLS EQA EQB EQC EQE EQS SLK SL级 AMGGT 大G A180L A200L C180 C180L C200 C200L C260 C260L C300 C300L E200L E260 E260L E300 E300L E350 S400L S450L S480 S500L GLC260L GLC300L GLB200 GLB220 GLA200 GLE350 GLE450 GLS450 V260 V260L 威霆 唯雅诺 AMG E53 C43 A35 GLC350 GLS400 纯电CLA`,
  ),
  brand('迈巴赫 奔驰迈巴赫', `S400 S450 S480 S560 S580 S600 S680 S级 GLS480 GLS600 EQS VS680`),
  brand(
    '雷克萨斯 凌志 Lexus',
    `ES200 ES260 ES300H ES300 ES350 RX300 RX350 RX350H RX450H NX200 NX260 NX300 NX300H NX350H NX400H+ UX200 UX260H UX300E LX570 LX600 LS350 LS430 LS460 LS500H LM300H LM350H LM500H GX400 GX460 GX550 IS200T IS300 CT200H RZ300E +ES +RX +NX +UX +LX +LS +LM +GX +IS +CT +RZ`,
  ),
  brand('沃尔沃 富豪 Volvo', `S40 S60 S60L S80 S80L S90 S90L XC40 XC60 XC70 XC90 V40 V60 V90 C40 EX30 EX90 EM90 ES90`),
  brand('凯迪拉克 Cadillac', `CT4 CT5 CT6 XT4 XT5 XT6 ATS-L ATSL XTS SRX GT4 IQ锐歌 锐歌 IQ傲歌 凯雷德 CTS SLS赛威`),
  brand(
    '路虎 奇瑞捷豹路虎 Landrover',
    `揽胜 揽胜极光 星脉 揽胜极光L 揽胜运动 揽胜运动版 揽胜星脉 极光 发现 发现运动 发现运动版 发现4 发现5 卫士 卫士90 卫士110 神行者 +发现 +极光 +卫士`,
  ),
  brand('捷豹 Jaguar', `XEL XFL XJ XJL F-PACE E-PACE F-TYPE I-PACE XE XF`),
  brand('保时捷 Porsche', `卡宴 CAYENNE MACAN 帕拉梅拉 帕美 PANAMERA TAYCAN 911 718 BOXSTER CAYMAN 玛卡`),
  brand('林肯 Lincoln', `林肯Z 冒险家 航海家 飞行家 领航员 大陆 MKZ MKC MKX +大陆`),
  brand('英菲尼迪 Infiniti', `Q50 Q50L Q60 Q70L QX50 QX55 QX60 QX80 QX30`),
  brand('讴歌 Acura', `CDX RDX MDX TLX-L TLXL NSX`),
  brand('捷尼赛思 Genesis', `G70 G80 G90 GV60 GV70 GV80`),
  brand('MINI 宝马MINI 迷你', `COOPER COUNTRYMAN CLUBMAN ACEMAN MINICOOPER MINICOUNTRYMAN`),
  brand('smart 精灵 Smart', `精灵1号 精灵3号 精灵5号 精灵#1 精灵#3 精灵#5 FORTWO FORFOUR +#1 +#3 +#5`),
  brand('玛莎拉蒂 Maserati', `GHIBLI LEVANTE GRECALE 总裁 莱万特 吉博力 格雷嘉 +总裁`),
  brand('宾利 Bentley', `添越 飞驰 欧陆 欧陆GT`),
  brand('劳斯莱斯', `古思特 幻影 库里南 魅影 闪灵 +幻影`),
  brand('法拉利', ``),
  brand('兰博基尼', `URUS HURACAN`),
  brand('阿斯顿马丁', `DBX`),
  brand(
    '丰田 一汽丰田 广汽丰田 Toyota',
    `卡罗拉 卡罗拉锐放 锐放 雷凌 凯美瑞 亚洲龙 亚洲狮 RAV4 RAV4荣放 荣放 威兰达 汉兰达 皇冠 皇冠陆放 陆放 皇冠SPORTCROSS 普拉多 兰德酷路泽 陆巡 埃尔法 威尔法 赛那 格瑞维亚 威驰 威驰FS 致炫 致炫X 致享 奕泽 C-HR CHR 凌尚 凌放 锋兰达 BZ3 BZ3X BZ4X BZ5 BZ7 铂智3X 铂智4X 铂智7 柯斯达 红杉 坦途 锐志 普锐斯 酷路泽 霸道 GR86 威飒 塞纳 BZ5 86 +86 +红杉`,
  ),
  brand(
    '本田 广汽本田 东风本田 Honda',
    `雅阁 飞度 思域 CR-V CRV 缤智 XR-V XRV 奥德赛 艾力绅 冠道 皓影 凌派 英仕派 英诗派 灵悉L UR-V URV 型格 致在 HR-V HRV ZR-V ZRV 致炫 竞瑞 享域 哥瑞 锋范 杰德 思铂睿 E:NP1 E:NS1 E:NP2 E:NS2 极湃1 极湃2 猎光 P7 S7 烨P7 烨S7`,
  ),
  brand(
    '日产 东风日产 尼桑 Nissan',
    `轩逸 轩逸经典 天籁 奇骏 逍客 逍客荣誉 骐达 蓝鸟 劲客 途达 楼兰 探陆 阳光 西玛 骊威 途乐 聆风 艾睿雅 ARIYA 纳瓦拉 帅客 N7 N6 +阳光`,
  ),
  brand(
    '马自达 长安马自达 一汽马自达 Mazda',
    `昂克赛拉 次世代昂克赛拉 行也 阿特兹 CX-3 CX-30 CX-4 CX-5 CX-50 CX-7 CX-8 CX3 CX30 CX4 CX5 CX50 CX8 EZ-6 EZ6 EZ-60 EZ60 马3 马6 马自达3 马自达6 睿翼 星骋`,
  ),
  brand('三菱 广汽三菱 Mitsubishi', `欧蓝德 劲炫 帕杰罗 奕歌 祺智 翼神 蓝瑟 阿图柯`),
  brand('斯巴鲁 Subaru', `森林人 傲虎 力狮 翼豹 XV BRZ`),
  brand('铃木 Suzuki', `雨燕 北斗星 天语 吉姆尼 维特拉 奥拓 骁途 启悦 锋驭`),
  brand(
    '别克 上汽通用别克 Buick',
    `君威 昂扬 艾维亚 世家 至境世家 至境L7 至境 +世家 +至境 君威GS 君越 英朗 威朗 威朗PRO 凯越 昂科威 昂科威S 昂科威PLUS 昂科拉 昂科拉GX 昂科旗 GL8 GL8ES GL8陆尊 GL8陆上公务舱 陆尊 世纪 微蓝6 微蓝7 E4 E5 阅朗 林荫大道 至境L7 至境世家 +世纪 +E4 +E5`,
  ),
  brand(
    '雪佛兰 Chevrolet',
    `科鲁兹 科鲁泽 迈锐宝 迈锐宝XL 探界者 探界者PLUS 创酷 创界 开拓者 星迈罗 赛欧 科帕奇 沃兰多 畅巡 科迈罗 科沃兹 乐风 爱唯欧`,
  ),
  brand(
    '福特 长安福特 江铃福特 Ford',
    `福克斯 智趣 游骑侠 福睿斯 蒙迪欧 锐界 锐界L 翼虎 翼搏 探险者 领睿 领界 领裕 撼路者 锐际 金牛座 嘉年华 野马 MUSTANG MACH-E 电马 烈马 全顺 新全顺 途睿欧 F150 F-150 猛禽 游骑侠 锐界 智趣烈马`,
  ),
  brand(
    '现代 北京现代 Hyundai',
    `伊兰特 伊兰特N 索纳塔 途胜 途胜L IX25 IX35 名图 悦动 朗动 领动 瑞纳 悦纳 菲斯塔 胜达 库斯途 沐飒 帕里斯帝 昂希诺 全新途胜 IONIQ5 逸行 EO羿欧 +EO`,
  ),
  brand(
    '起亚 东风悦达起亚 Kia',
    `K2 K3 K4 K5 KX3 KX5 KX7 智跑 狮跑 傲跑 奕跑 福瑞迪 焕驰 凯绅 索兰托 嘉华 狮铂拓界 狮铂 赛图斯 EV3 EV5 EV6 EV9 秀尔 +EV3 +EV5 +EV6 +EV9`,
  ),
  brand(
    '标致 东风标致 Peugeot',
    `206 207 301 307 308 408 408X 508 508L 2008 3008 4008 5008 +206 +207 +301 +307 +308 +408 +508 +2008 +3008 +4008 +5008`,
  ),
  brand('雪铁龙 东风雪铁龙 Citroen', `C3-XR C3XR C4L C5 C6 天逸 凡尔赛 凡尔赛C5X 爱丽舍 世嘉 富康 凯旋 天逸C5AIRCROSS`),
  brand('雷诺 Renault', `科雷傲 科雷嘉 科雷缤`),
  brand('斯柯达 Skoda', `明锐 明锐PRO 速派 柯迪亚克 柯珞克 柯米克 昕锐 昕动 晶锐 野帝`),
  brand('菲亚特 Fiat', `菲翔 致悦`),
  brand('Jeep 吉普 广汽菲克', `自由光 自由侠 指南者 大指挥官 牧马人 大切诺基 角斗士 大瓦格尼 切诺基 自由客`),
  brand('克莱斯勒', `300C 大捷龙`),
  brand('道奇', `酷威 挑战者 RAM`),
  brand(
    '特斯拉 Tesla',
    `+Y +3 +S +X MODEL3 MODELY MODELYL MODELS MODELX 毛豆3 毛豆Y CYBERTRUCK 焕新MODELY 焕新MODEL3 毛3 毛Y`,
  ),
  brand(
    '比亚迪 BYD 迪子',
    `秦 秦PLUS 秦L 秦PRO 秦MAX 秦EV 秦DM 汉 汉L 汉EV 汉DM 唐 唐L 唐DM 唐EV 宋 宋PLUS 宋PRO 宋L 宋MAX 宋EV 宋DM 宋UP 元 元PLUS 元UP 元PRO 元EV 海鸥 海豚 海豹 海豹05 海豹06 海豹07 海豹08 海豹05DM 海狮08 大汉 +大汉 宋ULTRA 海狮05 海狮06 海狮07 海狮 海獭 护卫舰07 驱逐舰05 驱逐舰 护卫舰 E1 E2 E3 E5 E6 E7 E9 F0 F3 F6 S6 S7 G5 G6 L3 速锐 夏 夏DM-I 大唐 汉唐 腾势D9 +秦 +汉 +唐 +宋 +元 +夏 +大唐 +汉唐 +E1 +E2 +E3 +E5 +E6 +E7 +E9 +S6 +G5 +L3`,
  ),
  brand('腾势 Denza', `D9 N7 N8 N8L N9 Z9 Z9GT 腾势X`),
  brand('仰望', `U7 U8 U8L U9 +U7`),
  brand('方程豹 豹子', `豹5 豹8 豹3 钛3 钛7`),
  brand(
    '吉利 吉利汽车 Geely',
    `帝豪 帝豪GL 帝豪GS 帝豪S 帝豪L 博越 博越L 博越PRO 博越COOL 缤越 缤越L 缤瑞 缤瑞COOL 星越 星越L 星越S 星瑞 豪越 豪越L 嘉际 嘉际L ICON 博瑞 远景 远景X6 远景X3 熊猫 熊猫MINI 银河E5 银河E8 银河L6 银河L7 银河A7 银河M9 银河星舰7 星舰7 银河星耀8 星耀8 银河星耀6 星愿 几何A 几何C 几何E 几何M6 枫叶 牛仔 +熊猫 +牛仔 +枫叶 +远景`,
  ),
  brand('吉利银河 银河', `E5 E8 L6 L7 A7 M9 星舰7 星耀8 星耀6 星愿 +E5 +E8`),
  brand(
    '领克 Lynk&Co LynkCo',
    `10 +10 领克10 领克07 01 02 03 03+ 05 06 07 08 09 900 Z10 Z20 10EM-P 领克01 领克02 领克03 领克05 领克06 领克07 领克08 领克09 领克900 +01 +02 +03 +03+ +05 +06 +07 +08 +09 +900`,
  ),
  brand('极氪 Zeekr', `001 007 009 X 7X 9X 001FR 007GT MIX +001 +007 +009 +X +7X +9X +MIX`),
  brand('极星 Polestar', `极星2 极星3 极星4 +2 +3 +4`),
  brand('路特斯', `ELETRE EMEYA EMIRA`),
  brand(
    '长安 长安汽车 Changan',
    `CS15 CS35 CS35PLUS CS55 CS55PLUS CS75 CS75PLUS CS75PRO CS85 CS95 逸动 逸动PLUS 逸动DT 逸达 锐程CC UNI-T UNI-K UNI-V UNI-Z UNIT UNIK UNIV UNIZ 欧尚X5 欧尚X7 欧尚Z6 奔奔 奔奔E-STAR 悦翔 睿骋 LUMIN 糯玉米 欧尚 科赛 启源A05 启源A06 启源A07 启源Q05 启源Q07 启源E07 启源C798 猎手 览拓者 CX70 X5PLUS X7PLUS 长安之星 神骐`,
  ),
  brand('启源 长安启源', `A05 A06 A07 Q05 Q06 Q07 E07 Q07天枢`),
  brand('深蓝 长安深蓝 Deepal', `SL03 S05 S07 S09 L07 G318 +L07`),
  brand('阿维塔 Avatr', `阿维塔06 阿维塔07 阿维塔11 阿维塔12 +06 +07 +11 +12`),
  brand(
    '哈弗 Haval',
    `H1 H2 H4 H5 H6 H6S H7 H8 H9 M6 M6PLUS 大狗 二代大狗 初恋 赤兔 神兽 酷狗 枭龙 枭龙MAX 猛龙 F5 F7 F7X 二代大狗PHEV 大狗PLUS 大狗L H6国潮版 H10 +H10 +大狗L +H1 +H2 +H4 +大狗 +初恋 +酷狗 +神兽`,
  ),
  brand('长城 长城汽车', `炮 金刚炮 山海炮 长城炮 风骏 风骏5 风骏7 C30 腾翼C30 +炮`),
  brand('坦克 Tank', `坦克300 坦克400 坦克500 坦克700 +300 +400 +500 +700 300HI4-T 400HI4-T 500HI4-T`),
  brand('魏牌 WEY 魏', `蓝山 高山 拿铁 摩卡 玛奇朵 VV5 VV6 VV7 圆梦 +高山 +蓝山 +拿铁 +摩卡`),
  brand('欧拉 ORA', `欧拉5 +5 好猫 好猫GT 黑猫 白猫 闪电猫 芭蕾猫 R1 IQ +白猫 +黑猫 +R1 +IQ`),
  brand(
    '奇瑞 Chery',
    `QQ多米 多米 +多米 QQ3 QQ6 QQ 风云T8 风云A9L 风云X3 风云X3L 风云T9L +QQ 瑞虎3 瑞虎3X 瑞虎5 瑞虎5X 瑞虎7 瑞虎7PLUS 瑞虎8 瑞虎8PLUS 瑞虎8PRO 瑞虎8L 瑞虎9 瑞虎9X 瑞虎 艾瑞泽5 艾瑞泽5PLUS 艾瑞泽7 艾瑞泽8 艾瑞泽 艾瑞泽GX 艾瑞泽EX 欧萌达 探索06 QQ QQ冰淇淋 冰淇淋 小蚂蚁 无界PRO EQ1 EQ7 风云A8 风云A8L 风云T8 风云T9 风云T10 风云T11 风云X3 舒享家 ICAR03 +QQ +冰淇淋`,
  ),
  brand('iCAR icar', `03 V23 ICAR03 ICARV23 超级V23 ICAR超级V23 V27 ICARV27 +03`),
  brand('星途 Exeed', `凌云 追风 揽月 瑶光 TXL LX VX 星纪元ES 星纪元ET 星纪元 +凌云 +追风 +揽月 +瑶光 +LX +VX`),
  brand(
    '捷途 Jetour',
    `X70 X70PLUS X70L X70S X90 X90PLUS X95 大圣 旅行者 山海L6 山海L7 山海L9 山海T1 山海T2 自由者 X70PRO +大圣 +旅行者 +自由者`,
  ),
  brand('捷达 Jetta', `VA3 VS5 VS7 VS8 VA7`),
  brand(
    '荣威 Roewe',
    `I5 I6 I6MAX RX3 RX5 RX5PLUS RX5MAX RX8 RX9 D5X D7 鲸 科莱威 IMAX8 ERX5 EI6 EI5 350 360 550 750 950 +I5 +I6 +D7 +鲸 +350 +360 +550 +750 +950`,
  ),
  brand(
    '名爵 MG',
    `MG3 MG4 MG5 MG6 MG7 MGHS MGZS MGONE MG领航 领航 MGS5 CYBERSTER HS ZS 锐腾 锐行 +HS +ZS +领航 +4 +5 +6 +7`,
  ),
  brand('智己 IM', `LS6 LS7 LS8 LS9 L6 L7 +L6 +L7 智己L6 智己L7`),
  brand('飞凡 Rising', `R7 F7 ER6 MARVELR +F7`),
  brand('上汽大通 大通 MAXUS', `G10 G20 G50 G90 D60 D90 D90PRO V80 V90 T60 T70 T90 MIFA9 大家9 大家7 MIFA7 EUNIQ`),
  brand(
    '五菱 上汽通用五菱 Wuling',
    `马卡龙 +马卡龙 +星辰 红光MINI 宏光 宏光MINI 宏光MINIEV 宏光S 宏光S3 宏光PLUS 五菱MINI MINIEV 荣光 荣光V 荣光S 之光 星辰 星驰 星光 星光S 星光560 星光730 佳辰 凯捷 缤果 缤果PLUS 缤果S 征程 扬光 云朵 晴空 NANOEV 龙卡 荣光小卡 荣光新卡 +星辰 +星光 +征程 +之光 +MINI +晴空 +云朵`,
  ),
  brand(
    '宝骏 Baojun',
    `510 530 730 560 630 310 310W 360 RC-5 RC-6 RS-3 RS-5 RM-5 云朵 云海 悦也 悦也PLUS 悦也 E100 E200 E300 KIWI VALLI 享境 云光 +510 +530 +730 +560 +630 +310 +360 +云海 +享境 +云光`,
  ),
  brand(
    '广汽传祺 传祺 Trumpchi',
    `GA3 GA4 GA5 GA6 GA8 GS3 GS4 GS4PLUS GS4MAX GS5 GS7 GS8 GS8S GM6 GM8 M6PRO M8 M8PRO M8宗师 E8 E8荣耀 E9 ES9 S7 S9 影豹 影酷 影速 向往S7 向往S9 向往M8 +M8 +E8 +E9 +S7 +S9 +向往`,
  ),
  brand(
    '埃安 广汽埃安 AION',
    `AIONS AIONSPLUS AIONSMAX AIONY AIONYPLUS AIONV AIONLX AIONRT AIONUT 霸王龙 昊铂GT 昊铂HT 昊铂SSR 昊铂HL 埃安S 埃安Y 埃安V 埃安LX 埃安RT 埃安UT I60 +S +Y +V +LX +RT +UT +I60`,
  ),
  brand('昊铂 Hyptec', `GT HT SSR HL A800 +GT +HT +HL`),
  brand(
    '红旗 一汽红旗 Hongqi',
    `H5 H6 H7 H9 HS3 HS5 HS7 HS6 HQ9 E-HS3 E-HS9 E-QM5 EH7 EHS7 L5 国耀 国雅 天工05 天工06 天工08 +L5`,
  ),
  brand('奔腾 Bestune', `B30 B50 B70 B70S B90 T33 T55 T77 T90 T99 X40 X80 NAT 小马 悦意03 M9 悦意07 +小马`),
  brand('东风风神 风神', `奕炫 奕炫GS 奕炫MAX 皓极 皓瀚 AX3 AX4 AX5 AX7 A60 E70 L7 L8 +L7 +L8`),
  brand(
    '东风风行 风行',
    `菱智 T5 T5EVO T5L 游艇 雷霆 星海S7 星海V9 星海T5 景逸 景逸X5 SX6 M4 M7 CM7 F600 S50 +游艇 +雷霆`,
  ),
  brand('东风风光 风光', `330 580 500 IX5 IX7 E3 MINIEV 330S 370 +330 +580 +500 +370 +E3`),
  brand('东风小康 小康', `C31 C32 C35 C36 C37 K07 K17`),
  brand('东风纳米 纳米', `纳米01 纳米06 +01 +06 纳米BOX EX1`),
  brand('奕派 东风奕派', `EΠ007 EΠ008 奕派007 奕派008 +007 +008`),
  brand('岚图 VOYAH', `FREE FREE318 FREE+ 梦想家 追光 知音 追光L 泰山 +FREE +追光 +知音 +泰山`),
  brand('猛士 东风猛士', `917 M817 +917`),
  brand('启辰 东风启辰', `D60 D60PLUS T60 T70 T90 R50 星 大V VX6 +星 +大V`),
  brand(
    '北京汽车 北汽 北京',
    `BJ20 BJ30 BJ40 BJ40L BJ40PLUS BJ60 BJ80 BJ90 X3 X5 X7 U5 U5PLUS U7 魔方 EU5 EU7 EC3 EX3 EX5 绅宝 绅宝D50 绅宝D70 绅宝X25 绅宝X35 +X3 +X5 +X7 +U5 +U7 +魔方 +EX3 +EX5`,
  ),
  brand('极狐 ARCFOX', `阿尔法S 阿尔法T 阿尔法S5 阿尔法T5 考拉 T1 S5 T5 αS αT 贝塔S3 +考拉 +T1 +S5 +T5`),
  brand('享界', `S9 S9T +S9 享界S9`),
  brand('北汽幻速 幻速', `S2 S3 S5 S6 H2 H3 +S2 +S3 +S5 +S6 +H2 +H3`),
  brand(
    '江淮 JAC',
    `瑞风 瑞风M3 瑞风M4 瑞风M5 瑞风S3 瑞风S5 瑞风S7 嘉悦X4 嘉悦X7 嘉悦A5 思皓X8 思皓QX 思皓爱跑 悍途 帅铃 骏铃 钇为3 钇为 江淮钇为 花仙子 RF8 瑞风RF8 和悦 同悦`,
  ),
  brand('尊界', `S800`),
  brand('江铃 JMC', `驭胜 驭胜S350 宝典 域虎 域虎7 域虎9 大道 凯运 顺达 特顺 福顺 羿驰 +大道`),
  brand('五十铃 庆铃 江西五十铃', `MU-X D-MAX 铃拓 瑞迈 牧游侠`),
  brand('海马', `福美来 海马7X 海马8S 海马6P M3 M6 S5 S7 海福星 丘比特 普力马 +M3 +S5 +S7`),
  brand('东南', `DX3 DX5 DX7 DX8 V3菱悦 V5菱致 DX5 A5翼舞 V6菱仕`),
  brand('众泰', `T300 T600 T700 Z300 Z500 SR7 SR9 大迈X5 大迈X7 Z560 E200`),
  brand('猎豹', `CS10 CS9 黑金刚 飞腾 CS6`),
  brand('力帆', `X60 520 620 320 枫叶60S +520 +620 +320`),
  brand('汉腾', `X5 X7 +X5 +X7`),
  brand('观致 QOROS', `观致3 观致5 观致7 +3 +5 +7`),
  brand('宝沃', `BX3 BX5 BX7`),
  brand('纳智捷', `大7 优6 锐3 纳5 U5 U6 大7SUV +U5 +U6`),
  brand('华晨中华 中华', `骏捷 骏捷FSV V3 V5 V6 V7 H230 H330 H530 尊驰 +V3 +V5 +V6 +V7`),
  brand('金杯', `海狮 阁瑞斯 大力神 智尚S30 小海狮 +海狮 新海狮`),
  brand('福田', `拓陆者 萨瓦纳 风景 图雅诺 奥铃 欧曼 时代 伽途 祥菱 将军F9 火星皮卡 +风景 +时代`),
  brand('华泰', `圣达菲 特拉卡 宝利格`),
  brand('蔚来 NIO', `ES6 ES7 ES8 ES9 ET5 ET5T ET7 ET9 EC6 EC7 EL6 EL7 EP9`),
  brand('乐道 ONVO', `L60 L90 L80`),
  brand('萤火虫 Firefly', ``),
  brand('小鹏 小鹏汽车 XPENG', `P5 P7 P7I P7+ G3 G3I G6 G7 G9 X9 MONA MONAM03 M03`),
  brand('理想 理想汽车 Li', `ONE 理想ONE L6 L7 L8 L9 MEGA I6 I8 I9 +ONE +MEGA`),
  brand('问界 AITO', `M5 M7 M8 M9 M5EV M6 新M7 新M5`),
  brand('智界', `S7 R7 +S7 +R7`),
  brand('尚界', `H5 +H5`),
  brand('小米 小米汽车', `SU7 SU7ULTRA SU7MAX SU7PRO YU7 YU7MAX YU7PRO YU9 苏七 小米苏七`),
  brand('零跑 LEAPMOTOR', `T03 C01 C10 C11 C16 S01 B01 B10 D19 LAFA5`),
  brand('哪吒 NETA', `哪吒V 哪吒U 哪吒S 哪吒X 哪吒L 哪吒GT 哪吒AYA +V +U +S +X +L +GT +AYA`),
  brand('威马', `EX5 EX6 W6 E5 M7 +W6 +E5`),
  brand('高合 HiPhi', `HIPHIX HIPHIY HIPHIZ 高合X 高合Y 高合Z +X +Y +Z`),
  brand('创维', `EV6 HT-I +EV6`),
  brand('电咖', `EV10`),
  brand('天际', `ME5 ME7`),
  brand('爱驰', `U5 U6 +U5 +U6`),
  brand('云度', `π1 π3 云兔`),
  brand('几何', `几何A 几何C 几何E G6 M6 +A +C +E +G6 +M6`),
  brand('思皓', `E10X E40X X4 X6 X7 X8 QX A5 +X4 +X6 +X7 +X8 +A5`),
  brand('凯翼', `炫界 轩度 昆仑 X3 C3 E3 +昆仑 +X3 +C3 +E3`),
  brand('开瑞', `+优优 优劲 海豚EV K50 K60 江豚`),
  brand('大运', `远志M1 悦虎`),
  brand('朋克', `+多多 +美美`),
  brand('凌宝', `BOX COCO UNI`),
  brand('知豆', `彩虹 D1 D2 +彩虹 +D1 +D2`),
];

/** Versions said behind a series: 宋PLUS DM-i, 途观L PRO, SU7 MAX. Longest first. */
export const versions = [
  'DM-I',
  'DM-P',
  'EM-I',
  'EM-P',
  'HI4-T',
  'HI4-Z',
  'HI4',
  'PHEV',
  'HEV',
  'REEV',
  'PLUS',
  'PRO',
  'MAX',
  'ULTRA',
  'COUPE',
  'CROSS',
  'SPORT',
  '双擎',
  '锐混',
  '油电混',
  '智驾版',
  'DMI',
  'DMP',
  'DM',
  'EV',
  'MINI',
  'GT',
];

/** Brand names that are everyday words too: cars behind 买了 and the like, or with a series behind. */
export const wordBrands: ReadonlySet<string> = new Set(
  '现代 理想 银河 坦克 精灵 猛士 猎豹 北京 大通 纳米 小康 风光 风行 风神 魏 几何 中华 东南 天际 大运 朋克 LI IM 豹子 迷你 创维 力帆 启源 汉腾 仰望 多多 萤火虫 时代 捷达 欧拉 小米 大众 福田'.split(
    ' ',
  ),
);
