"""Words that other languages write with a capital, and that are translated.

Titles, bodies, parts of the world: what is left of the words with capitals are names. Each entry is
how such words begin, or a whole word where it is short.
"""

from __future__ import annotations

from functools import cache

from mkdocs_briefings.wire.checks.folding import fold

_SHORT = 4
"""Entries of so many letters stand for themselves, with one more letter at most."""

_EVERYWHERE = """
    academ acadé akadem admin agenc agenz agency agents archiv arzobisp asamble assembl
    assemblé asemble asoci associ banc banco bank banka banque biskup bishop camera cámara
    camp campe capital cardenal cathol católic cattolic katolí katol centr zentr центр
    champion chancel comand comiss comisi commiss comité comitat comunid comunis communis
    comunist confeder congres consej conseil conselh consig consul constit covid cup democra
    démocra depart departem deput diput dinast direct direz doctor duke ecolog econom économ
    embaj embaix ambas ambass ejecut execut faculta facult federa fédér feder festival final
    finanz financ fiscal fondo fonds fundac fundaç gabin general généra governa gobern gouvern
    governo histor imperi independ industr institu internac internat internaz islám islam
    istitu journal judici justic juzgad kanzler katholi komis komit komuni kongres konsul
    konstit kultur liberal lig liga ligue magistr mariscal medi medic ministr minister ministè
    minis monarch mondial monument museo musée museum nación nacion nazion nation natsion naci
    nobel norte north nuclear ocean océan oceano olimp olymp olympi opera oposic orquest papa
    pape parlam parlem parti partid partij patriar policí police polici politic policj polizi
    popular presid présid prefect premier primer prime princ prokur procur profes program
    project projet protest provinc public públic radio region régio repúbl républ repubbl
    republ revoluc révolu royal santo santa saint sankt secret secré segret sekret senad senat
    sénat serviz servic sindic social socialis soci stadi stadion statist superior suprem
    supre teatr teatro teatre theat televis territ tribun tsunam union unión união unione
    univers vatic vice virus
"""

_BY_LANGUAGE = {
    "cs": "asociace budova centrum česk českosl český den dne dolní domov dům energ evrop fakulta "
    "filozof havran hnutí horn hrad hradní hodnoc husté institut jadern jeskyn jižní jih "
    "kancelář kníž knihov kostel kraj krajsk král královs krajní lidov malostr město městsk "
    "mezinár ministerst moravsk most náměst národn nadac nejvyšš nemocnic nová nové nový "
    "obchod obran oceán okres organiz policie poslane poslední pražsk prezident prvn "
    "předsed rada rady radnic ředitel republi rozhlas sever severní slovensk sněm sněmov "
    "soud soudní společ spojen správa správy správ starost stát státn strana strany stran "
    "svat svatý svět světov školst trh třída třídy ulice univerz úřad úřadu ústav ústavu "
    "ústavn ústředn václavsk válka velk velvyslan vesmír vládn vláda vojen vrchn východ "
    "vysok výbor vyšší západ zákon zdravot zelen zemsk zpráv životn",
    "pl": "centraln dolina dom dzień fundacj generaln głów gmin instytut izba izby kancelar "
    "komenda kościół kościo kraj królew król lewic ludow marszał miast miejsk morze most "
    "muze naczeln najwyż narodow naród nowa nowy nowe obron ojciec park państw partia "
    "partii pałac północ południ polsk poseł prawo prawa prezydent prezes prokurat rada "
    "rady rządow rzeczni rzecz sejm solidarn sprawiedl społecz stan stany stanów stolic "
    "straż stronn sąd sądu szkoł szpital święt świat światow szef trybunał ulica urząd "
    "urzęd uniwers unia unii ustaw wojew wojsk wojna wschod wydział wyspa wysp wielk zachod "
    "zakład zarząd zdrowi zjednocz związ ziemia zielon",
    "ru": "балтфлот бел белая белой беломор божий божь военно второй второго голуб госд госдеп "
    "госдум госсуд днем дню дням кубок кубка кубк пап папы папу папой святую свято тих "
    "тихого агентств арми армии армия бог большой великая велик верховн ветеран вице владык "
    "власт внутренн вооруж восток восточн всемирн всеросс высш газпром генеральн генплан "
    "герой главн год года город горсовет государ губерн гуманит дальн дворец дворц день дня "
    "дней дома дом дума думы единая единой единств железн закон заполяр запад западн "
    "здоровь земля земли институт иностран казан камер кафедр книга книг князь комитет "
    "конституц король краев край края красн красная кремл кремль крепост культур лига лиги "
    "лидер любов малая малый международн мемори мест метро минзд минобор минист мира мир "
    "миров минкульт млн молод море моря москов мост музей наци народн наук научн национ "
    "начальн некоммерч нобелев новая новой новый новости область обществ объедин океан "
    "округ олимп организа орден отечеств отряд палат памят парламент парк партия партии "
    "патриарх первая первый первого пленум площад побед подразд полиц полков посол постоян "
    "правда правитель православ праздник председ президент премьер префект приморск проект "
    "прокурат проспект профсоюз радио раздел район рада рады ракет ратуш республик римск "
    "росгидр роскомн роспотр россий росстат руси русск рынок санкт святая святей святого "
    "святых север северн секрет сенат славы слуг служб собор собран совет советск соединен "
    "соседск союз союза спасат спасск специальн спикер стадион стратег страт суд суда "
    "суворов сухопут сша театр телеканал тихий тихоокеан транс третья третий трибунал тройк "
    "улица улиц университет управ устав учрежд федерал федерац финанс флот фонд фонтан "
    "форум храм центробанк церковь церкв чемпион чрезвыч шестой экономи энерг юг южная "
    "южной южн юстиц ядерн вверх руки",
    "uk": "агентств армія армії банк бог велик верховн внутріш всесвіт голова головн державн держ "
    "день дня дума дім європ закон західн захід збройн зовніш кабінет країн комітет князь "
    "король крає краю культур ліга міжнарод міністер мініст міська місто море музей народ "
    "народн національн нова новий область обласн оборон округ олімп парламент партія партії "
    "перший площа південн північн поліц посол правда президент прем'єр прем’єр прокурат "
    "проспект рада ради район республік рос святий сил служба служби слуга собор союз "
    "спілка суд суду схід східн театр університет управл федерац флот фонд церкв "
    "головнокоман офіс україн уряд",
    "bg": "агенция българск велик върхов висш външн главн град държав закон запад изток източн "
    "комис край министер море музей народн народ национал нова нов област общин окръг "
    "партия площад полиц посол президент премиер прокурат рада район републик север северн "
    "световн свети света служб събран съвет съд съдеб съюз съюза университет управ федера "
    "централн църкв черно южна юг",
    "sr": "агенциј велик врховн висок влада војск главн град дан државн закон запад исток јавн "
    "југ јуж југослав комесар краљ министар минист море музеј народн народ национал нови "
    "нова област општин партија покрет посланик председ премијер република савет светск "
    "свети север северн скупштин служб српск странка суд трг тужилашт улица управ уставн "
    "факултет флот фонд хрватск црква црвен агенцij vlada vrhov visok veliki glavni grad "
    "državn zapad istok južn jug jugoslav kralj ministar more muzej narodn narod nacional "
    "novi nova općin opštin oblast pokret predsj predsed premijer republik savez savjet "
    "savet svjetsk svetsk sveti sjever sever skupštin služb srpsk hrvatsk stranka sud trg "
    "tužil ulica uprav ustavn fakultet crkva crven sabor",
    "es": "agua aguas alcald alianz alto altos año años avenida ayunta bahía barrio batall bolsa "
    "cabo calle carretera cartel casa castill catedr cerro ciudad cienc civil colegi comarc "
    "comercio concej copa copas corte cortes costa cruz cuerpo cultura cumbre defens derech "
    "desarr desier deport día días dios distrit doña don educac ejérc elect energ ente "
    "escuel españ espada estad estado estatut este estrech exteri fábrica familia fiesta "
    "fiscalía frent fuerza fuerzas golfo gran grande grupo guardia guerr hacien hospital "
    "iglesi ingen interior isla islas jefatur jefe juez junta jurad lago ley libertad libr "
    "línea madre mar medio mercad mesa mexic ministerio mundial mund municip mujer mujeres "
    "navidad nuestr nueva nuevo obisp observat oeste oficin oficial orden oriente occident "
    "padre palacio países pacto parque pascua patria paz plaza plan poder polic premio "
    "primera prensa protoc pueblo puente puert reales real rector red reforma reino "
    "relacion reserv rey río ruta sala salud segunda seguro segurid selecc semana señor "
    "señora sierra sistem sociedad sol sur supremo teniente tercera tierra tesor torre "
    "trabaj tratad tren turism unid unidad unidos valle verde vicepres viernes vivien "
    "virgen voz",
    "fr": "académ accord aéroport affaires agence air alliance alpes année armé armée avenue "
    "bibliot boulevard bourse bureau cabinet caisse cap centre chambre champs chapelle "
    "chateau château chef cité citoyen collège commune compagn constitu cour cours coupe "
    "croix culte culture danse défens départ développ dieu directeur district droit droits "
    "eau école écologi éducation église élysée empire énergie enseig envir environ équipe "
    "esplan est état états étatsu europ exécut extérieur famille fête filière finances "
    "fleuve foire force forces fort forum front garde gauche gaz gendarm golfe grand grande "
    "grands groupe guerre haut haute hauts hopital hôpital hotel hôtel ile île îles initiat "
    "intérieur jardin jeunes jeux jour journée juge justice lac libert loi lutte lycée "
    "magasin maire mairie maison marché maréchal marine mer messe météo métro mont monde "
    "montag monsieur madame mosqu mouvem nord nouvel nouveau nouvelle obser occident ordre "
    "orient ouest outre paix palais parc parquet pays peuple place plan plage pôle pont "
    "pouvoir préfec première prix procès proche quai quartier rassem reine réseau réserve "
    "retour rive rivière roi route royaume rue russe sainte salle santé savoie sciences "
    "sécurité seconde secours semaine sommet stade sud supérieur syndic syndicat temple "
    "terre théâtre tour traité travail trésor tribu unies unis urgences vallée ville villes "
    "vert verts voie",
    "it": "accadem aeronaut affari agenzia alleanz alta alto anno appello armata assemblea "
    "autorità avvoc azienda banca borsa capo carabin carta casa cassa cassazion castello "
    "cattedral centro chiesa città civile coalizion codice comitato commissar comune comuni "
    "comunità confindus consiglio consulta copp coppa corpo corriere corte costitu croce "
    "cultura destra difesa dipart dip diocesi diritto diretto distretto duomo economia ente "
    "esercito estero europa famiglia farnesina fascis ferrovie festa finanza fiume "
    "fondazion forza forze fratelli fronte gazzetta giornale giornata giudice giunta "
    "giustizia golfo grande gran gruppo guardia guerra imprese infrastrut interni interno "
    "isola isole istruz italian italia lago lavoro lega legge libertà magistra mare medio "
    "mercato messa mezzogiorno monte mondo mondiali motor municip nord nuova nuovo ordine "
    "oriente ospedal ovest pace padre palazzo parco partito pasqua patto piano piazza "
    "polizia ponte popolo porta porto premio pretura prima primo procura protezion "
    "provincia quirinal questura regione regno rete repubblic riforma salute sala sanità "
    "san scuola senato settimana sicurez sindaco sinistra società soprint squadra stato "
    "stati statut stretto sud tesoro terra torre tratt treno ufficio ultima uniti unite "
    "università vallata valle vescovo via vigili villa",
    "pt": "aeroport agência alto amaz ano assembleia autarq avenida baía bairro batalh bispo "
    "bolsa brigada cabo câmara caminho campeona carnaval carta casa castelo catedral centro "
    "cidade ciência civil coleg comando comarca companh concelho conselho copa corpo "
    "correios corte costa crist cruz cultura cúpula defesa defensor delegac desembarg "
    "desenvolv deus dia direito dom dona distrito duque economia educação eleitoral empresa "
    "energia enem escola estado estados esplan estádio estatuto exército exterior faculdade "
    "família fazenda festa fórum força forças frente fundo gabinete geral golfo governador "
    "grande grupo guarda guerra hospital hotel igreja ilha ilhas infanta inglês inquérito "
    "institut interior jogos jornal juiz junta justiça lago lava lei limpa linha mar marcha "
    "marinha médio médicos mercado mestre mesa meio mérito ministério ministro minist monte "
    "mulher mulheres mundial mundo município museu natal nossa nova novo obra oeste ordem "
    "oriente pacto padre palácio parque páscoa patrim paz planalto plano poder polícia "
    "ponte porta porto povo praça praia prefeit prêmio prémio primeira primeiro prova "
    "quartel rainha real reino receita rede reforma relações reserva rio rodovia rua saúde "
    "são secretar segunda segurança seleção semana senado senhor serra servi sindicato "
    "sistema sociedade sol sul supremo taça terceira terra tesouro torre trabalho transport "
    "tratado trem tribunal turismo unido unidos unidas vale vara verde vila voz",
    "ro": "academia adunare agenția alianța apel armata avocat biserica biroul bulevard cabinet "
    "capitala casa catedrala cetatea comisia comitet consiliu constanț constitu copii "
    "curtea curții deltă departam direcția distric dumnezeu drept educație est europ "
    "familie fondul forțe forța fotbal gara garda grup guvern inspecto înalta institut "
    "interne județ judecăt justiție lacul legea marea mare marele mediu mitropol moldov "
    "munții muzeul naționa nord noua nou oficiul orașul palat parchet parcul piața poliția "
    "poporul preș primarul primăria procuror regele regina regiunea republica român românia "
    "sala sănăt secția serviciul sfânt sfântul siguranț sindicat spital statele statul "
    "strada sud școala tratat tribunal ucraine uniunea unite universit vest vicepre vocea",
    "is": "alþing alþjóð annað austur austurl bankinn borgar borgin borgarstj björgun deild dóms "
    "efri embætti eystra félag félags fjármál flokkur flokks flug forset forsætis framsókn "
    "fyrst fyrri gamla hafnar hagstof háskól heilbrig heims hérað héraðs hæsti húsið innan "
    "jafnað kirkja knattsp kven landhelg lands landsb landsr landss landsl land lögregl "
    "mennta miðflokk mið mánud menntam neytend norðan norður norðurl náttúr ný nýja nýi "
    "ráðherra ráðhús rauða ríkis ríki ríkið samband sameinuð samfylk samgöng samtök samtaka "
    "seðlab siglinga sjálfst sjúkra sjúkrat sjóvá skipul skipulag stjórn stjórnar stofnun "
    "stóra suður suðurl suðvest sunnan sveitar sýslum umhverf utanrík varnar vega vegag "
    "vestan vestur vestra vesturl vinnum vinstri veðurst þingvalla þjóð þjóðar þjóðl þjóðm "
    "félagi sósíal tollhús tryggin vísinda þróunar",
    "sv": "allians allmän arbets arkiv barn bibliot biskop borg borgm bro domstol drottn "
    "energimynd europ expressen folk folkhäls folkparti försvar försäkr förbund förenta "
    "förskol förvalt gamla gata gatan grundlag hamn hav havet hus högsta högskol huset "
    "industri järnväg kommun konung kronprins krono kungl kung kyrka kyrkan land lands "
    "landsting lantbruk lag läkar länsstyr länet längst mellan migration miljö miljöparti "
    "ministeri moderat mynd myndighet natur naturvård nord nordisk norra nya nytt ordför "
    "öst östra palats polis post pris regering riks riksdag riksbank röda röd räddning "
    "rätts råd rådet rådhus sam sjukhus sjöfart sametinget skatt skola skolv skogs "
    "socialdem sovjet spår stads staden stat stats statens statsmin stor stora storst "
    "storbrit styrelse sverigedem svensk svenska sveriges syd södra sårbar säker säkerhet "
    "säpo tidning tings tingsrätt torg torget trafik tull ungdom universitet universum "
    "utrikes utbildn vattenf vetensk väst västra vänster välf världs åklagar",
    "da": "allians arbejd bankinn bibliot biskop borg borgmes bro byret byråd danmark dansk "
    "danske dan direkt domstol dronn energi enheds europ finans folk folketing folkek "
    "forbund forenede forsvar forening fængsel gade grundlov grønl hav havet helse høje "
    "høyre højest højre hospital høyest industri kirke kommun konge kongel konger kron "
    "landbrug lands lov læge maritim miljø minist myndig national natur nord nordisk ny nye "
    "norges norsk norske nav olje palads park politi post pris rads radikal regering rets "
    "ret rigs rigspol riksrev røde rød råd rådhus rådet sam samferdsel sekretær senter skat "
    "skole socialdem sosial sovjet sprog stats stat statens statsmin stor stortin store "
    "storbrit styre styrelse sundhed syd sør sygehus sykehus søfart søværn telem tidende "
    "ting told torv trafik udenrigs uddannel ungdom utdann utenriks universitet vej vest "
    "vestre vegves verden verdens ytre øst østre økonomi",
    "fi": "aalto aluesair ammatti apulais asema eduskun elinkein etelä eurooppa hallinto hallitu "
    "helsingin hovioik itä itäinen kansall kansan kansain kansa keskusta keskus keskusri "
    "kirkko kokoomus koulu kulttuur kunta käräjäoik lapin liikenne liitto länsi maa maailma "
    "maan maanpuol meri ministeri neuvosto oikeus oikeuskan opetus osasto perussuom pohjois "
    "poliisi pääminis rahasto raja rajavart rautatie ruotsi ruotsin saari sairaala sisä "
    "sisäminis sosiaali suomen suomi suojelu suur syyttäjä tasavalt teatteri terveyd tiede "
    "tuomio tullin turva työ ulkomin ulko uusi valtio valtiov vanha vasemm vihreä virasto "
    "yhdistyn yhdysval ylei yliopisto ylin ylä",
    "hu": "alkotmány állam amerikai ausztria belügy bíróság biztos budapesti demokrat dél deli "
    "egyetem egyház egyesült egészség elnök elnöki első ellen észak északi európa európai "
    "fidesz fegyver felső föld főváros fővárosi gazdaság herceg híd honvéd ifjúsági igazság "
    "intézet ipar iskola isten járás jog jövő kancellár kar katoli kelet keresk kereszt "
    "kerület király kormány kórház könyv köztársaság közép központi külügy kultúr legfelső "
    "ligája magyar magyaror megyei megye mezőgazd minist munka múzeum nagy nagyköv nap "
    "nemzet nemzeti népi nép nyugat nyugati olimpia országgy ország orvosi pápa párt "
    "parlament park pénzügy polgárm püspök rendőr szabad szent szövetség szov szocial szín "
    "tanács társaság tenger tér törvény tudomány tükör új újság út utca ügyész unió város "
    "városi vatikán vezér világ vízügy zöld",
    "tr": "adalet afet akademi amerika anayasa anadolu ankara araştırma avrupa bakan bakanlığı "
    "baro baş başbakan başkan başsavc başkent batı belediye birleşik birliği birlik boğaz "
    "bölge büyük büyükelçi büyükşehir cadde cami cumhur cumhuriyet cumhurbaş çevre çin dağı "
    "dağ deniz devlet diyanet dış dışişleri doğu dünya eğitim ekonomi emniyet enerji "
    "enstitü fakülte federasyon futbol gazete genel genelkurmay güney güneydoğu güvenlik "
    "hak haklar halk halkın hava havalim hazine hükümet ilçe il içişleri insan istihbar iş "
    "jandarma kamu kanun kara karadeniz kent kıyı komisyon konsey köprü kraliyet kral kurul "
    "kurum kurumu kuzey kültür ligi mahalle mahkeme meclis merkez merkezi meteoroloji "
    "meydan mili millet milli müdür müdürlüğü müze nehri ordu orman orta ortadoğu öğretmen "
    "partisi planlama polis rektör sağlık sahil savcı savunma sayıştay senato sendika sözcü "
    "spor sosyal strateji sulh süper şehir tarım tarih teşkilat ticaret topluluk turizm "
    "türk türkiye ulaştırma ulusal ulus üniversite vali valiliği yargıtay yeni yeşil yüksek "
    "yüzyıl",
    "el": "αγία άγιος αγίου αθλητ άμυν ανατολ ανώτατ απόστολ αρχή αρχηγ αρχιεπίσ ασφάλ αστυνομ "
    "βασίλ βουλή βουλής βουλευτ βόρεια γενικ γραμματ δημοκρατ δημοτ δήμος δήμο δημόσι "
    "δικαιοσ διεθν διοίκ διεύθυν δυτικ εθνικ ειδικ εισαγγελ εκκλησ εκπαίδ ελλην ελεγκτ "
    "ενέργ ένωση ένωσης επικράτ επιτροπ εργασ ευρωπ εφετ εφημερ ηνωμέν θάλασσ ίδρυμα ινστιτ "
    "κέντρο κεντρικ κίνημα κοινοβ κοινων κόμμα κυβέρν λαός λιμεν λιμάνι λίμν μεγάλ μέγαρο "
    "μεσόγ μέση μητροπολ μουσεί νέα νέο νέας νομαρχ νοσοκομ νότια νότι νησί οικον ολυμπ "
    "ομοσπονδ οργανισμ πανεπιστ παπάς πάπας πατριάρχ περιβάλλ περιφέρ πλατεί πολεμικ πολιτ "
    "πολιτισμ πρέσβ πρόεδρ προέδρ πρωθυπουργ πυροσβ πυροσβεστ ρωσ στρατ συμβούλ συμβούλιο "
    "συνέλευ σύνταγμ σύνοδ σχολ τουρκ τράπεζ τροχαία υγεία υγείας υπουργ υπηρεσ υψηλ "
    "φορολογ χαλκ χώρας ωκεαν",
    "nl": "algemeen amerika arbeid belasting beleid bestuur bisdom bond brug buitenland bureau "
    "college commissar commissie defensie dienst directeur eerste eiland europ europese "
    "euro gemeente generaal gerecht gerechtshof gezondheid groen groot grote haven hof hoge "
    "hogeschool hoofd huis kabinet kamer kasteel kerk koning koningin koninkl krijgsmacht "
    "kustwacht landbouw leger liberaal maatschapp marine midden ministerie nationaal "
    "nationale natuur nederland noord noorde nieuwe onderwijs oost openbaar orde paleis "
    "park parlement plein politie prijs prins provincie raad rechtbank regering regio rijk "
    "rijks rode sociaal staat staten staats stad stadhuis stichting straat tweede unie "
    "universiteit veiligheid verbond verenigd vereniging vlaams voetbal volks volkeren "
    "voorzit vrede vrijheid wereld west wet zaken zee zorg zuid zwarte",
    "ha": "kamar rashin "
    "aka allah allahu asusun asusu alhamis cikin dala dattawa dattijai gona harkok harkokin "
    "kare karin kasashen kasashe kula lafiya mutum noma raya shari shari'a tattaunawa "
    "tsaro wakilan yada zamani afrika agaji alhaji alkali amirka amurka arewa arewaci baba "
    "babban babbar babba bankin bankuna barista bauta birnin bunkasa canji canzawa cibiyar "
    "dakta dokar doka dokta duniya daular dan yan farfesa filin firayi firimiy gabas "
    "gabashi gamayya ganduj gidan gida gidauniy gobara gwamna gwamnan gwamnati gwamnatin "
    "hadin hadaka hajiya hausa hukuma hukumar honar honarab injiniya intanet ilimi jagora "
    "jami jakad jam'iyya jam'iyyar jamiyya jami'a jami'ar jihar jiha jihohi juma'a kakaki "
    "kakakin kamfani kamfanin karamar kasa kasar kasuwa kasuwar kotu kotun kudu kudancin "
    "kudin kungiya kungiyar kwalejin kwamishi kwamiti kwamitin laraba limamin litini "
    "majalisa majalisar makaranta mai malam malama manyan masarauta mataimaki ministan "
    "minista ministar ma'aikata ma'aikatar masallaci mista muryar musulm musulunci nahiyar "
    "najeriya najeriy ofishin rahoton rundunar rundun sabon sakatare sakataren sallar "
    "sarauniya sarki sarkin sashen shirin shugaba shugaban shugabar sojin sojoji talata "
    "tarayya tarayyar tsohon tsohuwar turai unguwar wakilin wakilai wakili yamma yammacin "
    "yankin zaben zartarwa sannan suka kuma inji bayanan rumbun ingancin sufuri",
    "id": "agama agung anggota badan bandara bandar barat bupati daerah dewan dinas direktur "
    "dunia fakultas fraksi gedung gereja gubernur gunung hakim haji hari hukum institut "
    "internas istana jaksa jalan jawa jenderal kabinet kabupaten kampung kantor kapal "
    "kapolda kapolri kebijak kecamatan kedutaan kejaksaan keluarga kementer kementeri "
    "kepala kepolisi kerajaan kesehat ketua komando komisi konstitu koperasi kota kuasa "
    "laut lembaga mahkamah majelis masjid menteri menko mendag mendagri menkes menlu muslim "
    "nasional negara negeri pahlawan pantai partai pasar pasukan pelabuhan pemerintah "
    "pemilu pemuda pendidik pengadil penjabat perdana perserik perusaha polisi polda polres "
    "presiden provinsi pulau pusat putri raja rakyat republik rumah sakit sekretar selat "
    "selatan sekolah sungai tengah tenggara tentara teluk tim timur umum undang universit "
    "utara utama wakil walikota warga wilayah",
    "sw": "afrika baraza bahari balozi benki bunge bwana chama chuo idara jaji jamhuri jeshi "
    "jimbo jumuiya kamanda kamati kanda kaskazini kata katiba katibu kaunti kiongozi kisiwa "
    "kusini magharibi mahakama mashariki mbunge meya mji mkoa mkuu mkurugenzi mto muungano "
    "mwanasheria mwenyekiti mfalme naibu ofisi polisi rais seneta serikali shirika "
    "shirikisho shule soko taifa taasisi tume ubalozi umoja wakili waziri wilaya wizara "
    "ziwa",
}
"""By base language."""

_SAME = {"be": "ru", "bs": "sr", "ca": "es", "gl": "pt", "hr": "sr", "mk": "bg", "ms": "id"} | {
    "nb": "da",
    "nn": "da",
    "no": "da",
    "sh": "sr",
    "sk": "cs",
    "sl": "sr",
}


def has_list(base: str) -> bool:
    """Tell whether such words of a language (its base tag) are known."""
    return _SAME.get(base, base) in _BY_LANGUAGE


def is_common_capital(folded: str, base: str) -> bool:
    """Tell whether a folded word with a capital is no name, but one that is translated."""
    whole, beginnings = _entries(_SAME.get(base, base))
    return folded in whole or folded[:-1] in whole or folded.startswith(beginnings)


@cache
def _entries(base: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = {fold(word) for word in f"{_EVERYWHERE} {_BY_LANGUAGE.get(base, '')}".split()}
    whole = frozenset(word for word in words if len(word) <= _SHORT)
    return whole, tuple(sorted(words - whole))
