package io.github.azureml4j.core.security.lint;

import java.util.Set;

/**
 * Names of people that are common in the places where Azure ML is. Left out are those that are words, cities, models or optimisers
 * as well, such as Rose, Paris, Bert and Adam.
 */
final class PersonNames {
    private static final Set<String> GIVEN = setOf("""
            aaron abdul abigail adrian agnes ahmed aisha alan alejandro aleksandra alessandro alexander
            alexandra alexei alfonso ali alice alicia alina amanda amelia amina amit amy anastasia andrea
            andreas andrei andrew andrzej angela angelika anil anita anja anke anna anne annika antoine anton
            antonia arjun arnaud arthur astrid beata beatrice benjamin bernd bernhard bianca bjorn bob boris
            brandon brenda brian bridget bruno camille carla carlos carmen caroline cathy cecilia charles chloe
            christina christine christoph christopher claudia clemens colin cynthia daniel daniela danielle
            david deborah deepak denis dennis diana dieter dimitri dmitri dmitry dominik donald dorothea dorothy
            ebba eduardo edward ekaterina elena elias elizabeth ellen emily emma enrico eric erik erika ernesto
            esther eugene evelyn fabian fatima federico felipe fernando florian francesca francesco francois
            frederic friedrich gabriel gabriela georg george gerald gerd gianluca giorgio giovanni giulia gloria
            greta guillaume gunther gustavo hannah hans harald harry heike heinrich helen helena helga helmut
            henrik henry hiroshi hugo ibrahim igor ingrid irina isabel isabella ivan jacob jacqueline jakub
            james jana jane janet janine jason javier jean jeffrey jennifer jens jeremy jessica jim joachim joan
            joanna johan johanna johannes john johnny jonas jonathan jorge josef joseph joshua juan judith
            julian juliette jurgen karen karin karl katarzyna katharina katherine kathrin katja keith kenji
            kenneth kevin khalid klaus konstantin kristin kumar laura laurent leo leonardo leonie lina linda
            lisa lorenzo louise luca lucas lucia ludwig luis luisa lukas maciej magdalena mahmoud manfred manuel
            manuela marc marcel marcin marco marcus margaret maria marie marina mario marion marta martin
            martina matthew matthias matthieu maurice maximilian mehmet melanie melissa michael michaela michal
            michel michelle miguel mikhail mohamed mohammed monika muhammad mustafa nadine nancy natalia natalie
            natasha nathan nicholas nicolas nicole nikita nikolai nina norbert olaf oleg olga oliver olivier
            oscar otto pablo pamela patricia patrick paul paula pavel pedro peter petra philip philipp philippe
            pierre piotr priya rachel rafael rahul raj rajesh ralf ralph ramon rebecca reinhard renate ricardo
            richard robert roberto rodrigo roger roland ronald rudolf ryan sabine samantha samuel sandeep sandra
            sanjay sara sarah sebastian sergei sergey sergio sharon shreya silke silvia simon simone sofia sonja
            sophia sophie stefan stefanie steffen stephan stephanie stephen steve steven sunil susan susanne
            suresh svetlana sven takashi tamara tanja tatiana teresa theresa thierry thomas thorsten tim timothy
            tobias tom tomas tomasz tommaso torsten ulrich ulrike ursula uwe valentina vanessa vera veronica
            vijay vincent vikram vladimir volker walter werner wilhelm william wolfgang xavier yuki yusuf yuri
            yvonne zeynep""");
    private static final Set<String> FAMILY = setOf("""
            adams ahmed anderson andersson bauer becker bernard bianchi carter chen davis doe dubois durand
            evans fernandez ferrari fischer garcia gonzalez gupta hansen harris hernandez hoffmann huang ivanov
            jackson jansen jensen johansson johnson jones kaufmann khan klein koch kowalski kumar leroy lewis
            liu lopez martin martinez mayer meier meyer miller mitchell moore moreau mueller muller nakamura
            nguyen nielsen novak nowak olsen patel peeters perez petrov phillips popov ramirez richter roberts
            robinson rodriguez rossi russo sanchez santos sato schaefer schmidt schmitt schneider schroeder
            schulz schwarz sharma silva singh smith smirnov sokolov sorensen suzuki svensson tanaka taylor
            thompson torres tran turner wagner walker wang watanabe weber williams wilson wisniewski yamamoto
            yilmaz zhang zhao zimmermann""");

    private PersonNames() {}

    /** Whether a word is what people are called by their friends. */
    static boolean isGiven(String word) {
        return GIVEN.contains(word);
    }

    /** Whether a word is an initial and a family name, as many accounts are called. */
    static boolean isAccount(String word) {
        return word.length() > 3 && FAMILY.contains(word.substring(1));
    }

    private static Set<String> setOf(String words) {
        return Set.of(words.split("\\s+"));
    }
}
