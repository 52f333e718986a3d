"""Small gazetteers: what the names of persons, organisations and places are made of."""

from __future__ import annotations

from aggregator.extraction.words import words_of

TITLES = words_of("""
    Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Madam President Minister Director Chairman Colonel Captain
    Senator Sen Rep Representative Governor Gov Mayor General Gen Major Maj Lieutenant Lt Sergeant Sgt Capt Col
    Admiral Justice Judge Rev Reverend Father Bishop Archbishop Pope Cardinal King Queen Prince Princess Emperor
    Coach Saint Chancellor Secretary Ambassador Commander Officer Detective Inspector Sheriff Congressman Engineer
    Councillor
""")
"""What stands before a person's name."""

ORGANISATION_WORDS = words_of("""
    ltd limited inc incorporated llc plc corp corporation company co gmbh ag sa s.a nv bv spa s.p.a oy ab as kg group
    holdings holding university college institute hospital clinic bank agency authority ministry department
    commission council committee association foundation laboratory laboratories school academy office bureau board
    union federation organization organisation court police army navy airlines energy power electric utilities
    partners consulting insurance trust society club party league records studios motors airways railway railways
    railroad brigade regiment division battalion corps squadron museum library church orchestra press publishing
    times post herald tribune gazette journal news network radio television broadcasting magazine senate parliament
    congress assembly cabinet government ministries service services systems technologies solutions software
    electronics pharmaceuticals industries international enterprises associates brothers bros entertainment
    productions pictures films media communications telecom airline ensemble choir band quartet alliance coalition
    confederation fund team fc afc united rovers wanderers athletic cathedral seminary conservatory polytechnic
    observatory hospitals clinics banks offices courts shipping lines logistics refinery steel mining petroleum oil
    gas chemicals nhs constabulary fleet command administration centre center consultants consultancy quarries foods
    assurance inspectorate trading freight haulage engineering sons co-operative cooperative dredging terminals ports
    quays mechanical laundry contractors suppliers newspapers estates plc
""")
"""Words that end, or with "of" begin, the name of an organisation."""

GIVEN_NAMES = words_of("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
    jack dennis jerry tyler aaron jose adam nathan henry peter kyle walter ethan jeremy harold keith christian roger
    noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel
    logan alan juan wayne roy ralph randy eugene vincent mary patricia jennifer linda elizabeth barbara susan jessica
    sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa
    deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen
    samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce
    virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria
    teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris
    marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hans klaus
    jürgen stefan wolfgang andreas matthias martin pierre jean-pierre françois luc marco luigi giovanni giuseppe
    carlos miguel pedro antonio luis javier ivan sergei dmitri vladimir olga tatiana natasha sven lars erik bjorn
    ingrid astrid mohammed muhammad ahmed ali hassan omar fatima aisha ibrahim priya raj anil sunil amit wei ming li
    jun hui lei yan fang jing hiroshi kenji yuki akira adolf aidan alberto aldo alec alejandro alessandro alex
    alexandra alexandre alexei alfred alfredo alison allan allen alma alvin amelia amir ana anders andre andré andrei
    andrés andy angel angelo angus anita anne annie anton antoine antonia april archie ari arnold art arturo ashok
    audrey august augustus aziz barack barry ben benedict benito bernard bernardo bernie bert bertha beth betsy bill
    björn bob bobby boris brad bradley brandi brent brett britney bruno burt byron caleb calvin cameron camille carlo
    carmen caroline carrie casey cecil cedric celia chad charlie chloe chris christa christoph christophe cindy
    claire clara clarence clark claude claudia clayton clifford clint clyde cole colin connor conrad cory craig
    curtis cyril daisy dale damian damon dan dana danny daphne darren daryl dave davis dean debbie dee deepak derek
    dermot desmond dick diego dieter dimitri dominic dominique don doug douglas drew duncan dustin dwight earl ed
    eddie edgar edith edmund edna eduardo edwin eileen elaine eleanor elena eli elias elijah elisabeth ella ellen
    elliot ellis elmer elsa elton elvis emil emilio emmanuel enrique erica ernest ernesto ernst erwin esther ethel
    eva evan eve ezra fabio faith felipe felix ferdinand fernando fidel fiona florence floyd francesca francesco
    francis francisco franco françoise franklin franz fred freddie frederic frederick friedrich fritz gareth garth
    gavin gene geoffrey georg georges georgia gerard gerhard gertrude gilbert gina giorgio glen glenn gordon graeme
    graham grant greg gregor greta guido guillermo gunther gus gustav guy gwen hank harriet harry harvey hector
    hedwig heidi heinrich heinz helena helmut henri henrietta henrik herbert herman hermann hilary holly homer horace
    howard hubert hugh hugo ian ida ignacio igor ike imran inga irene iris irina irving isaac isabel ismail ivor
    jackie jackson jacques jaime jake jakob jamal jamie jane janis jared jasmine jay jeanne jeff jenna jenny jeremiah
    jeroen jerome jess jessie jill jim jimmy joachim joann joanna joanne joaquin jodie joel johan johann johannes
    john-paul johnny jon jonas jonathon jorge josef josé josh juliette julian juliana julio julius june juliet kara
    karel karim karin karl kate katerina kathy katie katy kay kazuo keira ken kenny kent kerry khalid kim kirk klara
    kofi kurt lance laurent leah lee leif leila len lena lenny leo leon leonard leonardo leopold leroy leslie lewis
    liam lily lina lindsay lionel liz lloyd lois lorenzo lothar lou louis louisa louise lucas lucia lucien lucy
    ludwig luís luke lupita luther lydia lyndon lynn mabel mack maggie mahmoud malcolm manfred manuel marc marcel
    marcello marcia marcus margarita margot marian mariana marianne mario marjorie marlon marshall marta martina
    marty marvin mateo mathieu matt matteo maurice mauricio max maxim maximilian maxine may mel melanie melvin
    mercedes meredith mia michał michel michele micheal mick mickey mikael mike mikhail milan mildred miles milos
    milton mina miriam mitch mitchell mitt mo moira mohamed mohammad molly monica monique morgan morris moses murray
    mustafa myra nadia naomi nasser nate nathaniel ned neil nell nelly nelson nicola nicolai nicolas nick nicky niels
    nigel nikita nikolai nina noel nora norma norman octavio oleg oliver ollie oscar otto owen pablo paddy paige
    pascal pat patricio patti paula paulina pauline pearl peggy penelope percy perry pete petra petr phil philip
    philippe phillip phoebe phyllis piotr placido polly preston quentin quincy rachael rafael rahul ramón ramon
    randall randolph raoul raphael rashid raul ravi rebekah reggie reginald reinhard renata rené renee rex rhys
    ricardo riccardo rich rick ricky rita rob robbie roberta roberto robin rocco rod roderick rodney rodrigo roland
    rolf roman ron ronnie rory rosa rosalind rosemary ross rowan roxanne ruben rudolf rudolph rudy rufus rupert
    russell rusty sabrina sadie saeed sally salvador sam sammy sanjay santiago sasha saul scarlett sebastian selena
    serena serge sergio seth shane shannon shaun shawn sheila shelley sheryl shinzo sid sidney siegfried sigmund
    silvia silvio simon simone sofia solomon sonia sonja spencer stacy stan stanley stefano stella stephan stephane
    stevie stewart stuart sue surya susanna susanne suzanne sybil sydney sylvia tamara tanya tara taylor ted teddy
    terence terri theo theodore thelma theodor theodora thierry tim timo tina tobias todd tom tomas tommy toni tony
    tracy travis trevor tristan troy uma umberto ursula valentina valerie vanessa vera verne vernon vic vicki vicky
    victor viktor vince vincenzo viola violet vivian vivien vladislav wade wallace wanda warren wendy werner wes
    wesley wilfred wilhelm will willem winifred winston woodrow xavier yasmin yasser yvette yvonne yusuf zachary zach
    zack zara zoe justinian constantine dmitry yevgeny lupe rupaul kanye beyonce rihanna
""")
"""Common given names, by which two or three capitalised words are taken for a person."""

FAMILY_NAMES = words_of("""
    smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson
    anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson
    walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell
    mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales
    murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson
    watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long
    ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes gonzales fisher
    vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace west cole hayes bryant
    herrera gibson ellis tran medina stevens murray ford castro marshall owens harrison fernandez mcdonald woods
    washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter
    gordon mendez silva shaw snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd stone
    salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner
    payne grant dunn kelley spencer hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham
    duncan armstrong hudson carroll lane riley andrews alvarado ray berry perkins hoffman johnston matthews richards
    willis carpenter lawrence sandoval guerrero george chapman rios estrada ortega watkins greene nunez wheeler
    valdez harper burke larson maldonado morrison franklin carlson dominguez carr lawson jacobs o'brien lynch singh
    vega bishop montgomery oliver jensen harvey williamson gilbert dean sims espinoza howell wong reid hanson mccoy
    garrett burton fuller wang weber welch rojas lucas marquez fields park yang little banks day walsh bowman schultz
    luna fowler mejia davidson acosta brewer holland newman pearson curtis cortez douglas schneider barrett keller
    schwarz bauer becker fischer wolf schröder neumann zimmermann braun hofmann müller mueller krüger hartmann lange
    werner krause lehmann köhler dupont dubois durand moreau laurent lefebvre leroy roux fournier girard rousseau
    rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa mancini rizzo
    lombardi moretti ivanov petrov sidorov smirnov kuznetsov popov sokolov kozlov novikov morozov volkov putin obama
    trump clinton bush reagan biden zhang liu zhao huang zhou wu xu sun zhu ma hu guo lin luo zheng liang song tang
    deng xie han feng yu dong cheng cao peng zeng xiao tian pan yuan jiang cai du ye su lu wei sato suzuki takahashi
    tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki khan ahmed hussain ali sharma gupta
    kumar reddy rao mehta joshi choi andersson johansson karlsson nilsson eriksson larsson olsen nielsen pedersen
    berg lund haugen kowalski nowak novak horvat kovacs nagy popescu papadopoulos yilmaz kaya demir oliveira souza
    pereira ferreira almeida mckenna o'connor o'neill macdonald mclean stuart sinclair fraser cameron buchanan lloyd
    griffiths owen rees bevan pritchard atkinson barker bates booth bradshaw burgess chambers clarke cooke dawson
    fletcher forster gill goodwin hargreaves hodgson holt hopkins hutchinson hussein iqbal jarvis johnstone kay kent
    kirk lowe marsh marsden mellor middleton naylor norris nuttall parsons pearce pickering potter preston ramsden
    randall rhodes rowe saunders savage schofield sharp sheppard shepherd skinner slater stephenson sutton swift
    sykes tate thornton tomlinson townsend turnbull wade walton waters webster whittaker wilkins wilkinson yates
""")
"""Common family names, by which two or three capitalised words are taken for a person too."""

NOT_IN_NAMES = words_of("""
    street road avenue station river lake bridge airport park square county city north south east west day cup award
    awards prize medal edition eve season weather forecast morning night front list index news radio champion
    championships final finals league tour live album records ep lp single video film movie novel book guide report
    project plan hall house tower building hill hills mountain valley island islands beach forest bay creek school
    show series song game games championship world war battle act treaty january february march april may june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday
""")
"""Words that no person's name holds."""

_PLACES = """
    austria, belgium, bulgaria, croatia, cyprus, czechia, czech republic, denmark, estonia, finland, france,
    germany, greece, hungary, iceland, ireland, italy, latvia, lithuania, luxembourg, malta, netherlands, norway,
    poland, portugal, romania, serbia, slovakia, slovenia, spain, sweden, switzerland, turkey, ukraine, united
    kingdom, england, scotland, wales, russia, belarus, moldova, albania, north macedonia, montenegro, kosovo,
    bosnia and herzegovina, china, japan, south korea, north korea, india, pakistan, bangladesh, indonesia,
    malaysia, singapore, thailand, vietnam, philippines, taiwan, hong kong, macau, mongolia, kazakhstan, iran, iraq,
    israel, jordan, lebanon, syria, saudi arabia, qatar, kuwait, oman, yemen, egypt, libya, tunisia, algeria,
    morocco, nigeria, ghana, kenya, ethiopia, south africa, united states, usa, canada, mexico, brazil, argentina,
    chile, peru, colombia, venezuela, australia, new zealand, beijing, shanghai, tianjin, chongqing, guangzhou,
    shenzhen, wuhan, chengdu, nanjing, hangzhou, hubei, hunan, guangdong, sichuan, zhejiang, jiangsu, shandong,
    henan, hebei, shanxi, shaanxi, liaoning, jilin, heilongjiang, anhui, fujian, jiangxi, guangxi, guizhou, yunnan,
    gansu, qinghai, ningxia, xinjiang, tibet, inner mongolia, hainan, london, paris, berlin, madrid, rome, vienna,
    brussels, amsterdam, warsaw, prague, budapest, lisbon, athens, stockholm, oslo, copenhagen, helsinki, dublin,
    zurich, geneva, munich, hamburg, frankfurt, milan, barcelona, moscow, kyiv, tokyo, seoul, new delhi, mumbai, new
    york, washington, chicago, los angeles, san francisco, boston, houston, toronto, vancouver, sydney, melbourne,
    brisbane, perth, auckland, cairo, dubai, istanbul, europe, asia, africa, manchester, birmingham, glasgow,
    edinburgh, liverpool, leeds, bristol, cardiff, belfast, alabama, alaska, arizona, arkansas, california,
    colorado, connecticut, delaware, florida, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana,
    maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new
    hampshire, new jersey, new mexico, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode
    island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia, wisconsin,
    wyoming, washington d.c, new york city, brooklyn, manhattan, queens, bronx, philadelphia, dallas, austin, san
    antonio, san diego, san jose, phoenix, detroit, seattle, denver, atlanta, miami, minneapolis, cleveland,
    pittsburgh, st. louis, new orleans, baltimore, portland, las vegas, memphis, nashville, cincinnati,
    indianapolis, milwaukee, kansas city, sacramento, oakland, orlando, tampa, charlotte, columbus, buffalo,
    richmond, omaha, tucson, albuquerque, honolulu, anchorage, salt lake city, hollywood, long island, new england,
    ontario, quebec, british columbia, alberta, manitoba, nova scotia, new brunswick, newfoundland, saskatchewan,
    montreal, ottawa, calgary, edmonton, winnipeg, new south wales, queensland, victoria, tasmania, western
    australia, south australia, adelaide, canberra, hobart, wellington, christchurch, britain, great britain, uk,
    u.k, us, u.s, u.s.a, soviet union, ussr, yugoslavia, czechoslovakia, east germany, west germany, prussia,
    bavaria, saxony, catalonia, sicily, sardinia, tuscany, lombardy, normandy, brittany, provence, corsica, crimea,
    siberia, punjab, bengal, kashmir, gujarat, kerala, tamil nadu, bangalore, chennai, kolkata, calcutta, hyderabad,
    delhi, karachi, lahore, islamabad, kabul, dhaka, colombo, kathmandu, bangkok, hanoi, saigon, ho chi minh city,
    jakarta, manila, kuala lumpur, rangoon, phnom penh, osaka, kyoto, nagoya, yokohama, hokkaido, okinawa,
    pyongyang, busan, harbin, dalian, shenyang, qingdao, suzhou, xiamen, kunming, lhasa, urumqi, macao, taipei,
    kaohsiung, ulaanbaatar, tashkent, almaty, baku, tbilisi, yerevan, tehran, baghdad, basra, mosul, damascus,
    aleppo, beirut, jerusalem, tel aviv, gaza, west bank, amman, riyadh, mecca, medina, jeddah, doha, abu dhabi,
    muscat, sanaa, ankara, izmir, alexandria, tripoli, benghazi, tunis, algiers, casablanca, rabat, dakar, lagos,
    abuja, accra, nairobi, addis ababa, khartoum, kampala, dar es salaam, harare, lusaka, johannesburg, cape town,
    pretoria, durban, luanda, kinshasa, rio de janeiro, são paulo, sao paulo, brasília, buenos aires, santiago,
    lima, bogotá, bogota, caracas, quito, la paz, montevideo, asunción, havana, kingston, san juan, mexico city,
    tijuana, guadalajara, monterrey, panama city, saint petersburg, st. petersburg, leningrad, novosibirsk,
    vladivostok, minsk, riga, tallinn, vilnius, bucharest, sofia, belgrade, zagreb, ljubljana, sarajevo, skopje,
    tirana, bratislava, krakow, gdansk, lodz, wroclaw, leipzig, dresden, cologne, düsseldorf, stuttgart, bremen,
    hanover, nuremberg, bonn, salzburg, innsbruck, graz, basel, bern, lausanne, turin, naples, florence, venice,
    bologna, genoa, palermo, verona, seville, valencia, bilbao, granada, porto, lyon, marseille, toulouse, bordeaux,
    lille, strasbourg, nantes, antwerp, ghent, bruges, rotterdam, the hague, utrecht, eindhoven, gothenburg, malmö,
    bergen, aarhus, tampere, reykjavik, cork, galway, limerick, northern ireland, isle of man, jersey, guernsey,
    gibraltar, cornwall, devon, kent, sussex, essex, surrey, yorkshire, lancashire, norfolk, suffolk, cambridge,
    oxford, brighton, southampton, portsmouth, plymouth, newcastle, sunderland, sheffield, nottingham, leicester,
    derby, coventry, hull, york, exeter, swansea, aberdeen, dundee, inverness, tyneside, merseyside, middle east,
    far east, southeast asia, latin america, north america, south america, central america, central asia, eastern
    europe, western europe, scandinavia, balkans, caribbean, atlantic, pacific, atlantic ocean, pacific ocean,
    indian ocean, mediterranean, black sea, baltic sea, north sea, gulf of mexico, persian gulf, suez canal, panama
    canal, danube, rhine, nile, amazon, himalayas, alps, andes, rocky mountains, appalachians, urals, arctic,
    antarctica, greenland, bermuda, puerto rico, guam, haiti, jamaica, cuba, bahamas, barbados, trinidad, trinidad
    and tobago, costa rica, guatemala, honduras, nicaragua, el salvador, panama, ecuador, bolivia, paraguay,
    uruguay, guyana, suriname, sri lanka, nepal, bhutan, burma, myanmar, laos, cambodia, brunei, east timor, papua
    new guinea, fiji, samoa, tonga, afghanistan, uzbekistan, turkmenistan, kyrgyzstan, tajikistan, azerbaijan,
    armenia, bahrain, united arab emirates, uae, palestine, sudan, south sudan, somalia, eritrea, djibouti, uganda,
    rwanda, burundi, tanzania, zanzibar, mozambique, malawi, zambia, zimbabwe, botswana, namibia, angola, congo,
    cameroon, gabon, chad, niger, mali, senegal, gambia, guinea, sierra leone, liberia, ivory coast, togo, benin,
    burkina faso, mauritania, madagascar, mauritius, seychelles, persia, babylon, mesopotamia, constantinople,
    byzantium, judea, galilee, anatolia, macedonia, thrace, crete, hudson river, thames, seine, wall street, silicon
    valley, the netherlands, holland, nyc, l.a, d.c, palau
"""
PLACES = frozenset(" ".join(place.split()) for place in _PLACES.split(","))
"""Countries, large cities and provinces, as they are written in English."""

PLACE_LASTS = words_of("""
    river lake county island islands street road avenue boulevard lane drive square park mountain mountains hills
    hill valley bay beach creek canyon desert forest peninsula province district township village town city airport
    station bridge harbor harbour port canal falls glacier gulf sea ocean strait coast reef cape plateau basin region
    territory territories republic kingdom castle palace stadium arena plaza highway expressway interstate tunnel
    dock docks pier marina reservoir dam springs heights gardens junction crossing fort mount peak ridge cemetery
    parish borough oblast prefecture shire estate farm vale green moor wharf quay row viaduct weir lock mill common
""")
"""Words that end the name of a place."""

PLACE_FIRSTS = words_of("""
    mount mt lake fort cape port san santa los las rio camp isle gulf strait bay río saint st. st ile île côte puerto
    sierra costa monte
""")
"""Words that begin the name of a place."""

DIRECTIONS = words_of("""
    north south east west northern southern eastern western central upper lower northeast northwest southeast
    southwest mid greater downtown inner outer
""")
"""Words that, before a place, are of its name."""

PEOPLES = words_of("""
    american americans british english french german germans italian spanish russian russians chinese japanese korean
    indian indians canadian australian dutch swedish norwegian danish finnish polish greek turkish arab arabic
    african european europeans asian latin mexican brazilian irish scottish welsh jewish jews christian christians
    muslim muslims catholic protestant orthodox hindu buddhist islam christianity roman romans soviet israeli
    palestinian iranian iraqi egyptian ukrainian hungarian austrian swiss belgian portuguese czech vietnamese thai
    pakistani internet web god bible christmas easter monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december he she it they there here
    what who why how however although though because during many most some several such both other another once today
    tonight tomorrow yesterday not yes ok oh well so if then thus later now just please thanks thank lol omg rt lmao
    haha good great happy love best day night week year years time life work part chapter figure table section page
    appendix note notes introduction summary conclusion contents annex item total version draft date subject name
    title address phone email e-mail cd dvd tv pc id faq pdf url http https am pm ad bc nr vol no usd eur gbp cny mw
    mwh kwh gwh kw gw kv hz km kg spring summer autumn fall winter i my me you we us mr mrs ms dr
""")
"""Words with a capital that name no person, body or place."""

_ORGANISATIONS = """
    nato, un, united nations, eu, european union, unesco, unicef, imf, world bank, wto, opec, asean, bbc, cnn, nbc,
    abc, cbs, fox, fox news, hbo, mtv, espn, pbs, npr, itv, sky, reuters, bloomberg, afp, the new york times, new
    york times, washington post, the guardian, fbi, cia, nsa, nasa, epa, fda, irs, nfl, nba, nhl, mlb, fifa, uefa,
    ncaa, wwe, wwf, ibm, microsoft, google, apple, facebook, twitter, youtube, amazon, intel, oracle, cisco,
    samsung, sony, nokia, siemens, bmw, toyota, honda, nissan, ford, general motors, gm, chrysler, volkswagen, audi,
    boeing, airbus, lockheed, shell, bp, exxon, exxonmobil, chevron, gazprom, walmart, wal-mart, starbucks,
    mcdonald's, mcdonalds, coca-cola, coke, pepsi, nike, adidas, disney, pixar, warner bros, universal, paramount,
    netflix, spotify, uber, ebay, yahoo, myspace, linkedin, wikipedia, at&t, verizon, vodafone, t-mobile, comcast,
    goldman sachs, jpmorgan, citigroup, hsbc, barclays, deloitte, kpmg, pwc, pfizer, merck, bayer, basf, nestle,
    unilever, harvard, yale, princeton, stanford, mit, ucla, oxford university, cambridge university, nintendo,
    sega, atari, konami, capcom, republican party, democratic party, labour party, conservative party, liberal
    party, communist party, labour, tories, gop, congress, house of commons, house of lords, white house, pentagon,
    kremlin, supreme court, red cross, greenpeace, manchester united, man utd, chelsea, arsenal, real madrid,
    barcelona fc, yankees, red sox, lakers, celtics, bruins, beatles, the beatles, rolling stones, u2, metallica,
    nirvana, one direction, ymca, aclu, nypd, lapd, usaf, us army, u.s. army, us navy, u.s. navy, royal navy, royal
    air force, raf, red army, luftwaffe, wehrmacht, gestapo, al qaeda, al-qaeda, taliban, isis, isil, hamas,
    hezbollah, ira, state grid, huawei, tencent, alibaba, baidu
"""
ORGANISATIONS = frozenset(" ".join(name.split()) for name in _ORGANISATIONS.split(","))
"""Bodies that are known by one name, as they are written in small letters."""

SAID = words_of("""
    said says told wrote writes was-born died married argued claims claimed announced replied asked thinks believes
    born joined played plays starred sang directed composed painted resigned answered explained added promised spoke
    speaks attended chaired complained confirmed agreed noted expects wants thanked rang phoned retired apologised
    insisted warned recalled admitted laughed smiled knows hopes
""")
"""Verbs that a person does."""

ROLES = words_of("""
    manager lead director chief executive supervisor engineer officer inspector chair chairman chairwoman chairperson
    minister secretary storekeeper editor president keeper author reporter correspondent surveyor head mayor foreman
    driver nurse matron consultant clerk auditor auditors technician operator planner coordinator controller dispatcher
    harbourmaster presenter interview minutes present apologies attendees questions enquiries caller interviewer
    spokesman spokeswoman spokesperson treasurer deputy lawyer solicitor doctor professor physician registrar captain
    pilot owner tenant owner representative contact responsible prepared signed approved checked written drafted
    leader principal trainer analyst accountant bookkeeper superintendent warden custodian sister partner founder
    photographer curator librarian volunteer colleague successor predecessor
""")
"""What persons are by their work, and what stands before those who are present, asked or responsible."""

NOT_ORGANISATIONS = words_of("""
    ICU MRI CT ECG GPS TEU FTE LOA MOT PDF PLC SCADA HVDC UPS DNA RNA PCR VAT IBAN SWIFT ISIN LEI IMO EIC KPI FAQ CEO
    CFO CTO COO GMT UTC BST CET EST PST USD EUR GBP CNY HKD JPY RMB MWH KWH GWH TWH MVA RPM PSI LED LCD CPU GPU RAM USB
    HTML XML JSON CSV URL HTTP HTTPS API SQL ASAP FYI TBC TBD TBA NTU PPM BOD COD MCC RTU HMI SLA NDA RFP RFQ ITT CAPEX
    OPEX GDP HGV LGV VIP DIY SMS PIN ATM ETA ETD POB AGM EGM MAX MIN AVG YTD MTD REF DOC FIG NEW OLD THE AND FOR NOT ALL
    ANY OFF OUT YES SOS AKA RIP LOL OMG WTF BTW IMO IMHO TBH LMAO ROFL SMH NSFW HIV AIDS COVID DVD CAD CCTV DCS VFD AHU
""")
"""Capitals that stand for a thing, a measure or a word, and for no body."""
